package io.strikeiq.bench.latency;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

/** The machine's own floor: how late a thread that only spins sees each planned time. */
final class SpinFloor {
    private SpinFloor() {}

    /** Spins through {@code count} planned times; the first {@code warmUp} of them do not count. */
    static Histogram measure(NanoClock clock, OpenLoop loop, int count, int warmUp) {
        LatenessRecorder recorder = new LatenessRecorder(clock);
        loop.run(count, start -> recorder.plan(loop.plan(start, 0, warmUp)), (i, due) -> recorder.done(i));
        return recorder.histogram();
    }
}
