package io.strikeiq.core.metrics.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.testing.MetricsRig;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Realised volatility is of the price, not of the bounce between bid and ask. */
final class NoisyPricesTest {
    private static final long SECOND = MetricsRig.SECOND;
    private static final PriceSettings SETTINGS = PriceSettings.defaults();
    private static final double SIGMA = 0.2;
    private static final double HALF_SPREAD = 1e-4;
    private final MetricsRig rig =
            MetricsRig.classified(InstrumentKind.EQUITY, (sides, book) -> new PriceMetrics(SETTINGS, sides, book));
    private long time = MetricsRig.START;

    private enum Source {
        QUOTES_AND_TRADES,
        FLAGGED_TRADES,
        TRADES
    }

    private void step(Source source, double mid, boolean buyer) {
        if (source == Source.QUOTES_AND_TRADES) {
            rig.quote(time, mid * (1 - HALF_SPREAD), 5, mid * (1 + HALF_SPREAD), 5);
        }
        Aggressor flag = buyer ? Aggressor.BUY : Aggressor.SELL;
        double price = mid * (1 + (buyer ? HALF_SPREAD : -HALF_SPREAD));
        rig.trade(time, price, 1, source == Source.FLAGGED_TRADES ? flag : Aggressor.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void shouldFindNoVolatilityInTradesThatBounceAroundAConstantMid(Source source) {
        Random random = new Random(18);
        rig.session(time, SessionPhase.OPEN);
        for (int i = 0; i < 100_000; i++) {
            time += SECOND / 5;
            step(source, 100, random.nextBoolean());
        }
        assertTrue(rig.get(Metric.REALISED_VOLATILITY) < 0.01, source + ": " + rig.get(Metric.REALISED_VOLATILITY));
    }

    /** Mean over hours: one value is that of ten minutes, and differs from the truth by chance. */
    @ParameterizedTest
    @EnumSource(Source.class)
    void shouldFindTheVolatilityOfARandomWalkUnderTheBounce(Source source) {
        Random random = new Random(19);
        rig.session(time, SessionPhase.OPEN);
        double perStep = SIGMA / Math.sqrt(SETTINGS.sessionYear() * 5);
        double mid = 100;
        double variance = 0;
        int count = 0;
        for (int i = 0; i < 300_000; i++) {
            time += SECOND / 5;
            mid *= Math.exp(perStep * random.nextGaussian());
            step(source, mid, random.nextBoolean());
            if (i > 20_000) {
                variance += Math.pow(rig.get(Metric.REALISED_VOLATILITY), 2);
                count++;
            }
        }
        assertEquals(SIGMA, Math.sqrt(variance / count), 0.05 * SIGMA, source + ", seed 19");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldBeNearTheTruthAtAnyTimeWhereThereIsABook(long seed) {
        Random random = new Random(seed);
        rig.session(time, SessionPhase.OPEN);
        double perStep = SIGMA / Math.sqrt(SETTINGS.sessionYear() * 5);
        double mid = 100;
        for (int i = 0; i < 50_000; i++) {
            time += SECOND / 5;
            mid *= Math.exp(perStep * random.nextGaussian());
            step(Source.QUOTES_AND_TRADES, mid, random.nextBoolean());
        }
        // One standard error of ten minutes of seconds is 3 %.
        assertEquals(SIGMA, rig.get(Metric.REALISED_VOLATILITY), 0.1 * SIGMA, "seed " + seed);
    }

    @Test
    void shouldNotTakeAOneSidedBookForAMove() {
        rig.session(time, SessionPhase.OPEN);
        for (int i = 0; i < 2_000; i++) {
            time += SECOND;
            boolean twoSided = i % 7 != 0;
            rig.quote(time, 99, 5, twoSided ? 101 : Double.NaN, twoSided ? 5 : Double.NaN);
            rig.trade(time, 99, 1, Aggressor.SELL);
        }
        assertEquals(0, rig.get(Metric.REALISED_VOLATILITY));
    }

    @Test
    void shouldFollowTheTradesOnceTheBookIsNoLongerQuoted() {
        Random random = new Random(20);
        rig.session(time, SessionPhase.OPEN);
        rig.quote(time, 99.99, 5, 100.01, 5);
        double perSecond = SIGMA / Math.sqrt(SETTINGS.sessionYear());
        double price = 100;
        for (int i = 0; i < 20_000; i++) {
            time += SECOND;
            price *= Math.exp(perSecond * random.nextGaussian());
            rig.trade(time, price, 1, random.nextBoolean() ? Aggressor.BUY : Aggressor.SELL);
        }
        assertEquals(SIGMA, rig.get(Metric.REALISED_VOLATILITY), 0.2 * SIGMA, "seed 20");
    }
}
