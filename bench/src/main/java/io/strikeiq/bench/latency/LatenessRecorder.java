package io.strikeiq.bench.latency;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

/**
 * Counts how long after its planned time something was done with a tick. The plan is set by the publishing thread before
 * the stream begins; one thread records.
 */
final class LatenessRecorder {
    private static final long HIGHEST = 60_000_000_000L;
    private final NanoClock clock;
    private final Histogram histogram = new Histogram(HIGHEST, 3);
    private volatile Plan published = Plan.NONE;
    private Plan plan = Plan.NONE;

    LatenessRecorder(NanoClock clock) {
        this.clock = clock;
    }

    /** Sets the plan; the ticks of the stream are published behind it. */
    void plan(Plan next) {
        published = next;
    }

    /** Records the lateness of a tick, unless it belongs to the warm-up. */
    void done(long sequence) {
        if (!plan.isMeasured(sequence)) {
            plan = published;
            if (!plan.isMeasured(sequence)) {
                return;
            }
        }
        long late = clock.nanoTime() - plan.dueAt(sequence);
        histogram.recordValue(Math.max(0, Math.min(late, HIGHEST)));
    }

    /** Nanoseconds after the planned time; to be read when the recording thread has ended. */
    Histogram histogram() {
        return histogram;
    }
}
