package io.strikeiq.core.metrics.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.testing.Allocation;
import io.strikeiq.testing.MetricsRig;
import io.strikeiq.testing.OptimisedTest;
import java.util.Random;
import org.junit.jupiter.api.Test;

@OptimisedTest
final class BookAllocationTest {
    private static final long MILLISECOND = 1_000_000L;
    private final MetricsRig rig = MetricsRig.classified(
            InstrumentKind.EQUITY, (sides, book) -> new BookMetrics(BookSettings.defaults(), sides, book));
    private final int call = rig.listOptions(100);
    private final double[] bidSizes = {1, 2, 3, 4, 5};
    private final double[] askSizes = {1, 2, 3, 4, 5};
    private final Random random = new Random(3);
    private long time = MetricsRig.START;

    private void ticks() {
        for (int i = 0; i < 20_000; i++) {
            time += 150 * MILLISECOND;
            double mid = 100 + 0.1 * random.nextInt(5);
            bidSizes[0] = 1 + random.nextInt(10);
            switch (i % 4) {
                case 0 -> rig.quote(time, mid - 0.1, bidSizes[0], mid + 0.1, 5);
                case 1 -> rig.depth(time, mid - 0.1, mid + 0.1, 0.1, bidSizes, askSizes);
                case 2 -> rig.trade(time, mid, 3, Aggressor.UNKNOWN);
                default -> rig.quote(call, time, 1, 5, 2, bidSizes[0]);
            }
        }
    }

    @Test
    void shouldAllocateNothingPerTick() {
        for (int i = 0; i < 5; i++) {
            ticks();
        }
        assertEquals(0, Allocation.leastBytesOfUpTo(60, this::ticks), "seed 3");
        assertTrue(rig.frame().isKnown(Metric.VPIN) && rig.frame().isKnown(Metric.OFI_DEPTH_Z), "all parts ran");
    }
}
