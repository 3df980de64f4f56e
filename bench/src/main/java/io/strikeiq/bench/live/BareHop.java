package io.strikeiq.bench.live;

import io.strikeiq.bench.kernel.BareRing;
import io.strikeiq.bench.load.LoadTicks;
import io.strikeiq.bench.report.Percentiles;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.WaitMode;
import org.HdrHistogram.Histogram;

/** A bare Disruptor with the same slots and wait strategy, at the same rate: from the publisher's clock to the handler's. */
final class BareHop {
    private static final long HIGHEST = 60_000_000_000L;

    private BareHop() {}

    static Percentiles measure(LoadTicks ticks, WaitMode wait, int slots, int rate, long count) {
        Histogram late = new Histogram(HIGHEST, 3);
        try (BareRing ring = new BareRing(slots, wait, tick -> record(late, tick.receiveTime))) {
            PlannedTimes times = new PlannedTimes(rate);
            for (long i = 0; i < count; i++) {
                MarketEvent tick = ticks.get(i, 0);
                times.await(i);
                tick.receiveTime = System.nanoTime();
                ring.accept(tick);
            }
            ring.stop();
        }
        return Percentiles.of(late);
    }

    private static void record(Histogram late, long since) {
        late.recordValue(Math.max(0, Math.min(System.nanoTime() - since, HIGHEST)));
    }
}
