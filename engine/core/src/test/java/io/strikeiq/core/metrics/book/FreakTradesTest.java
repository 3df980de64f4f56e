package io.strikeiq.core.metrics.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.testing.MetricsRig;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One wrong or freak size is one winsorised sample: the next day a burst is seen as if it had never been. */
final class FreakTradesTest {
    private static final long SECOND = MetricsRig.SECOND;
    private static final int TWENTY_HOURS = 72_000;

    private static MetricsRig rig() {
        return MetricsRig.classified(
                InstrumentKind.EQUITY, (sides, book) -> new BookMetrics(BookSettings.defaults(), sides, book));
    }

    /** Trades and quotes each second; at one of them so many trades and a quote of a size that cannot be. */
    private static MetricsRig after(int at, int prints, double size) {
        MetricsRig rig = rig();
        Random random = new Random(11);
        long time = MetricsRig.START;
        for (int i = 0; i < TWENTY_HOURS; i++) {
            time += SECOND;
            rig.quote(time, 99.99, 50 + random.nextInt(100), 100.01, 50 + random.nextInt(100));
            boolean buyer = random.nextBoolean();
            rig.trade(time, buyer ? 100.01 : 99.99, 1 + random.nextInt(20), Aggressor.UNKNOWN);
            if (i == at) {
                rig.quote(time, 99.99, size, 100.01, 60);
                for (int j = 0; j < prints; j++) {
                    rig.trade(time, 100.01, size, Aggressor.BUY);
                }
            }
        }
        for (int i = 0; i < 200; i++) {
            rig.trade(time, 100.01, 200, Aggressor.BUY);
        }
        rig.quote(time, 99.99, 5_000, 100.01, 60);
        return rig;
    }

    @ParameterizedTest
    @CsvSource({
        "600, 1, 1e9",
        "36000, 1, 1e9",
        "36000, 2, 1.7976931348623157e308",
        "36000, 1, 1e160",
        "600, 2, 1e160",
        "36000, 1, Infinity"
    })
    void shouldSeeABurstAfterAFreakSizeAsWithoutIt(int at, int prints, double size) {
        MetricsRig without = after(-1, 0, Double.NaN);
        MetricsRig with = after(at, prints, size);
        for (Metric metric : new Metric[] {
            Metric.VOLUME_Z, Metric.SIGNED_VOLUME_Z, Metric.TRADE_RATE_Z, Metric.OFI_Z, Metric.DEPTH_IMBALANCE_Z
        }) {
            double expected = without.get(metric);
            assertTrue(Double.isFinite(expected), metric.name());
            assertEquals(expected, with.get(metric), 0.1 * Math.abs(expected), metric.name());
        }
        assertEquals(without.get(Metric.VPIN), with.get(Metric.VPIN), 0.1);
        assertTrue(without.get(Metric.VOLUME_Z) > 500, "a burst it is: " + without.get(Metric.VOLUME_Z));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e9, 1e160, Double.MAX_VALUE})
    void shouldKnowImpactAndResiliencyAnHourAfterAFreakSize(double size) {
        MetricsRig rig = rig();
        Random random = new Random(12);
        double mid = 100;
        long time = MetricsRig.START;
        for (int i = 0; i < 1_000; i++) {
            time += 20 * SECOND;
            double signed = 100 * random.nextGaussian();
            rig.trade(time - 5 * SECOND, mid, Math.abs(signed), signed > 0 ? Aggressor.BUY : Aggressor.SELL);
            mid += 0.0004 * signed;
            rig.quote(time - 5 * SECOND, mid - 0.01, 5, mid + 0.01, 5);
            if (i == 400) {
                rig.trade(time - SECOND, mid, size, Aggressor.BUY);
                rig.quote(time - SECOND, mid - 0.01, size, mid + 0.01, size);
            }
        }
        assertEquals(0.0004, rig.get(Metric.KYLE_LAMBDA), 0.0001, "seed 12");
        assertEquals(5, rig.get(Metric.BID_DEPTH_MEAN), 1e-6);
    }
}
