package io.strikeiq.core.pipeline;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

/**
 * Measures each tick with a monotonic clock: {@code processing} from the first stage's start to the last stage's end,
 * {@code ring} from publication to the drain's end. The readings never reach state, metrics or engines.
 */
public final class LatencyRecorder {
    private static final long HIGHEST = 60_000_000_000L;
    private final NanoClock clock;
    private final Histogram processing = new Histogram(HIGHEST, 3);
    private final Histogram ring = new Histogram(HIGHEST, 3);

    public LatencyRecorder(NanoClock clock) {
        this.clock = clock;
    }

    long now() {
        return clock.nanoTime();
    }

    void processed(long startedAt) {
        processing.recordValue(clamp(clock.nanoTime() - startedAt));
    }

    /** Records the time since a tick was published or due; called at the end of the drain. */
    public void drained(long publishedAt) {
        ring.recordValue(clamp(clock.nanoTime() - publishedAt));
    }

    private static long clamp(long nanos) {
        return Math.max(0, Math.min(nanos, HIGHEST));
    }

    /** Nanoseconds of work per tick; to be read after the pipeline has stopped. */
    public Histogram processing() {
        return processing;
    }

    /** Nanoseconds from publication to the end of the drain; to be read after the pipeline has stopped. */
    public Histogram ring() {
        return ring;
    }
}
