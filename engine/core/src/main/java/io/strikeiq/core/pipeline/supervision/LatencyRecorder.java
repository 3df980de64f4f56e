package io.strikeiq.core.pipeline.supervision;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.agrona.concurrent.NanoClock;

/**
 * Measures each tick with a monotonic clock: {@code processing} from the first stage's start to the last stage's end,
 * {@code ring} from publication to the drain's end, and on the live path {@code decided}, {@code journaled} and {@code
 * out}, from the time at which the tick's bytes had been read to the stages' end, to its record and to the drain of its
 * signals. The readings never reach state, metrics or engines. Each histogram is written by one thread.
 *
 * <p>A reading costs about as much as a small stage, so one serves wherever nothing but the next step lies behind it: a
 * tick of the same batch starts at the end of the one before, and with nothing to drain the drain ends with the stages.
 *
 * <p>Of times below {@value #LONG} ns one in {@value #SAMPLED} is counted, for all of them since the one before it; longer
 * ones and the longest so far are counted each.
 */
public final class LatencyRecorder {
    private static final long HIGHEST = 60_000_000_000L;
    /** Small enough for ten ticks a second, large enough to cost nothing at a million. */
    private static final int SAMPLED = 16;
    /** From here on, in nanoseconds, each is counted: a hiccup, and no tick as usual. */
    private static final long LONG = 20_000;

    private final NanoClock clock;
    private final Series processing = new Series();
    private final Series ring = new Series();
    private final Series decided = new Series();
    private final Series journaled = new Series();
    private final Series out = new Series();

    public LatencyRecorder(NanoClock clock) {
        this.clock = clock;
    }

    public long now() {
        return clock.nanoTime();
    }

    /** Records the time of work of a tick that ends now, and returns the reading. */
    public long processed(long startedAt) {
        long now = clock.nanoTime();
        processing.record(clamp(now - startedAt));
        return now;
    }

    /** Records the time since a tick was published or due; called at the end of the drain. */
    public void drained(long publishedAt) {
        drained(publishedAt, clock.nanoTime());
    }

    /** As {@link #drained(long)}, for a drain that ended at a reading. */
    public void drained(long publishedAt, long now) {
        ring.record(clamp(now - publishedAt));
    }

    /** Records the time from the reading of a live tick to the end of the stages. */
    public void decided(long readAt, long now) {
        decided.record(clamp(now - readAt));
    }

    /** Records the time from the reading of a live tick to its record, which is now. */
    public void journaled(long readAt) {
        journaled.record(clamp(clock.nanoTime() - readAt));
    }

    /** Records the time from the reading of a live tick to the end of its drain, where it had something to drain. */
    public void out(long readAt, long now) {
        out.record(clamp(now - readAt));
    }

    private static long clamp(long nanos) {
        return Math.max(0, Math.min(nanos, HIGHEST));
    }

    /** Nanoseconds of work per tick; to be read after the pipeline has stopped. */
    public Histogram processing() {
        return processing.whole();
    }

    /** Nanoseconds from the reading of a live tick to the stages' end; to be read after the pipeline has stopped. */
    public Histogram decided() {
        return decided.whole();
    }

    /** Nanoseconds from the reading of a live tick to its record; to be read after the pipeline has stopped. */
    public Histogram journaled() {
        return journaled.whole();
    }

    /** Nanoseconds from the reading of a live tick to the end of its drain; to be read after the pipeline has stopped. */
    public Histogram out() {
        return out.whole();
    }

    /** Nanoseconds from publication to the end of the drain; to be read after the pipeline has stopped. */
    public Histogram ring() {
        return ring.whole();
    }

    /**
     * What has been counted since the last time that this was asked, by kind; for one thread at any time. Kinds of which
     * nothing was counted are left out.
     */
    public Map<String, Histogram> recent() {
        Map<String, Histogram> recent = new LinkedHashMap<>();
        processing.addTo(recent, "processing");
        ring.addTo(recent, "ring");
        decided.addTo(recent, "decided");
        journaled.addTo(recent, "journaled");
        out.addTo(recent, "out");
        return recent;
    }

    /** Counts for the end, and the same for who watches meanwhile; written by one thread. */
    private static final class Series {
        private final Histogram whole = new Histogram(HIGHEST, 3);
        private final SingleWriterRecorder recent = new SingleWriterRecorder(HIGHEST, 2);
        private Histogram read;
        private long longest = -1;
        /** Values since the last sample, which the next one counts for. */
        private int passed;

        private long last;
        private int untilSample;

        void record(long nanos) {
            if (nanos >= LONG || nanos > longest) {
                longest = Math.max(longest, nanos);
                count(nanos, 1);
            } else if (--untilSample < 0) {
                untilSample = SAMPLED - 1;
                count(nanos, passed + 1);
                passed = 0;
            } else {
                passed++;
                last = nanos;
            }
        }

        private void count(long nanos, int times) {
            whole.recordValueWithCount(nanos, times);
            recent.recordValueWithCount(nanos, times);
        }

        /** With those that no sample has counted for. */
        Histogram whole() {
            if (passed > 0) {
                whole.recordValueWithCount(last, passed);
                passed = 0;
            }
            return whole;
        }

        void addTo(Map<String, Histogram> all, String kind) {
            read = recent.getIntervalHistogram(read);
            if (read.getTotalCount() > 0) {
                all.put(kind, read);
            }
        }
    }
}
