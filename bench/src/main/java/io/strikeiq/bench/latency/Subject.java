package io.strikeiq.bench.latency;

import io.strikeiq.core.event.MarketEvent;
import org.HdrHistogram.Histogram;

/** What is put under load. One thread publishes. */
interface Subject extends AutoCloseable {
    /** Publishes the tick that follows the one before in sequence, from 1; waits while there is no room. */
    void publish(MarketEvent tick);

    /** Sets what is planned for the ticks that come next. */
    void plan(Plan plan);

    /** Beginning of the name of the thread, or threads, on which ticks are decided. */
    String decidingThread();

    /** Lets everything published be handled and ends the threads. */
    void drain();

    /** From the planned time of each measured tick to the decision about it; after {@link #drain}. */
    Histogram decided();

    /** From the planned time of each measured tick that signalled to the return of the journal; after {@link #drain}. */
    Histogram journaled();

    @Override
    void close();
}
