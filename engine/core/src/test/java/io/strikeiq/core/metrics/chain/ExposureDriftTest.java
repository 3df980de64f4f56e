package io.strikeiq.core.metrics.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.pricing.Black76;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Why summing again at the cadence is enough: a million changes of open interest within one cadence, more than a venue
 * sends in a day, leave a rounding error far below the tolerance of the metrics, and the next cadence removes it.
 */
class ExposureDriftTest {
    private static final int CHANGES = 1_000_000;
    private static final int STRIKES = 41;
    private static final double WITHIN_A_CADENCE = 1e-9;
    private static final double AFTER_IT = 1e-14;
    private static final long SEED = 3;

    @Test
    void shouldDriftLessThanTheToleranceWithinACadenceAndNotAtAllBeyondIt() {
        ChainMarket market = new ChainMarket(ChainSettings.defaults());
        ChainOracle oracle = new ChainOracle(market.underlying(), GexConvention.LONG_CALLS_SHORT_PUTS);
        int[] ids = listAndQuote(market);
        market.pass(1);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < CHANGES; i++) {
            double magnitude = Math.pow(10, random.nextInt(9));
            market.openInterest(ids[random.nextInt(ids.length)], magnitude * random.nextDouble());
        }
        assertEquals(0, error(market, oracle), WITHIN_A_CADENCE, "seed " + SEED);
        market.pass(ChainSettings.defaults().repricingCadence());
        assertEquals(0, error(market, oracle), AFTER_IT, "seed " + SEED);
    }

    private static int[] listAndQuote(ChainMarket market) {
        int[] ids = new int[2 * STRIKES];
        for (int i = 0; i < ids.length; i++) {
            OptionRight right = i % 2 == 0 ? OptionRight.CALL : OptionRight.PUT;
            ids[i] = market.option(right, 80 + i / 2, ChainMarket.START + 30 * ChainMarket.DAY);
        }
        market.spot(100);
        for (int i = 0; i < ids.length; i++) {
            double price = Black76.price(i % 2 == 0, 100, 80 + i / 2, 0.3, 30.0 / 365, 1);
            market.quote(ids[i], 0.99 * price, 1.01 * price);
        }
        return ids;
    }

    /** Error of net exposure relative to gross. */
    private static double error(ChainMarket market, ChainOracle oracle) {
        Map<Metric, Double> expected = oracle.values(100, 5);
        double difference = market.get(Metric.NET_GEX) - expected.get(Metric.NET_GEX);
        return difference / expected.get(Metric.GROSS_GEX);
    }
}
