package io.strikeiq.core.pipeline.supervision;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

/**
 * Measures each tick with a monotonic clock: {@code processing} from the first stage's start to the last stage's end,
 * {@code ring} from publication to the drain's end. The readings never reach state, metrics or engines.
 *
 * <p>A reading costs about as much as a small stage, so one serves wherever nothing but the next step lies behind it: a
 * tick of the same batch starts at the end of the one before, and with nothing to drain the drain ends with the stages.
 */
public final class LatencyRecorder {
    private static final long HIGHEST = 60_000_000_000L;
    private final NanoClock clock;
    private final Histogram processing = new Histogram(HIGHEST, 3);
    private final Histogram ring = new Histogram(HIGHEST, 3);

    public LatencyRecorder(NanoClock clock) {
        this.clock = clock;
    }

    public long now() {
        return clock.nanoTime();
    }

    /** Records the time of work of a tick that ends now, and returns the reading. */
    public long processed(long startedAt) {
        long now = clock.nanoTime();
        processing.recordValue(clamp(now - startedAt));
        return now;
    }

    /** Records the time since a tick was published or due; called at the end of the drain. */
    public void drained(long publishedAt) {
        drained(publishedAt, clock.nanoTime());
    }

    /** As {@link #drained(long)}, for a drain that ended at a reading. */
    public void drained(long publishedAt, long now) {
        ring.recordValue(clamp(now - publishedAt));
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
