package io.strikeiq.bench.latency;

import io.strikeiq.bench.kernel.BareRing;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.WaitMode;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.NanoClock;

/** The bare Disruptor: the same slots and wait strategy, a handler that only looks at the clock. */
final class BareSubject implements Subject {
    private final LatenessRecorder handled;
    private final BareRing ring;

    BareSubject(NanoClock clock, int slots, WaitMode waitMode) {
        this.handled = new LatenessRecorder(clock);
        this.ring = new BareRing(slots, waitMode, tick -> handled.done(tick.sequence));
    }

    @Override
    public void publish(MarketEvent tick) {
        ring.accept(tick);
    }

    @Override
    public void plan(Plan plan) {
        handled.plan(plan);
    }

    @Override
    public String decidingThread() {
        return BareRing.THREAD;
    }

    @Override
    public void drain() {
        ring.stop();
    }

    @Override
    public Histogram decided() {
        return handled.histogram();
    }

    @Override
    public Histogram journaled() {
        return new Histogram(1);
    }

    @Override
    public void close() {
        ring.close();
    }
}
