package io.strikeiq.core.metrics.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.testing.Allocation;
import io.strikeiq.testing.MetricsRig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PriceMetricsTest {
    private static final long SECOND = MetricsRig.SECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long START = MetricsRig.START;
    private final MetricsRig rig = MetricsRig.classified(
            InstrumentKind.EQUITY, (sides, book) -> new PriceMetrics(PriceSettings.defaults(), sides, book));

    private void trade(long time, double price, double size) {
        rig.trade(time, price, size, Aggressor.UNKNOWN);
    }

    @Test
    void shouldKeepTheBarInProgressAndStartAnewEachMinute() {
        trade(START + 5 * SECOND, 100, 1);
        trade(START + 20 * SECOND, 103, 1);
        trade(START + 59 * SECOND, 101, 1);
        assertEquals(100, rig.get(Metric.BAR_OPEN));
        assertEquals(103, rig.get(Metric.BAR_HIGH));
        assertEquals(100, rig.get(Metric.BAR_LOW));
        rig.clock(START + 60 * SECOND);
        assertFalse(rig.frame().isKnown(Metric.BAR_OPEN), "the new minute has no price yet");
        trade(START + 61 * SECOND, 99, 1);
        assertEquals(99, rig.get(Metric.BAR_HIGH));
    }

    /** Bars by the definition: the trades of each interval that has any. */
    private static List<double[]> naiveBars(List<double[]> trades, long length, long now) {
        Map<Long, double[]> bars = new TreeMap<>();
        for (double[] trade : trades) {
            long start = Math.floorDiv((long) trade[0], length) * length;
            bars.merge(start, new double[] {start, trade[1], trade[1], trade[1], trade[1]}, (bar, one) ->
                    new double[] {start, bar[1], Math.max(bar[2], one[2]), Math.min(bar[3], one[3]), one[4]});
        }
        return bars.values().stream().filter(bar -> bar[0] + length <= now).toList();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 5", "1, 15", "2, 1", "2, 5", "2, 15"})
    void shouldShowIndicatorsOfTheBarsThatAreOver(long seed, int minutes) {
        Random random = new Random(seed);
        List<double[]> trades = new ArrayList<>();
        long time = START;
        double price = 100;
        int known = 0;
        for (int i = 0; i < 3_000; i++) {
            time += (long) (random.nextDouble() * (random.nextInt(300) == 0 ? 2_000 : 25) * SECOND);
            price += 0.1 * random.nextGaussian();
            trade(time, price, 1);
            trades.add(new double[] {time, price});
            if (i % 97 == 0) {
                WilderRsi rsi = new WilderRsi(14);
                WilderAtr atr = new WilderAtr(14);
                Ema ema = new Ema(20);
                for (double[] bar : naiveBars(trades, minutes * MINUTE, time)) {
                    rsi.add(bar[4]);
                    atr.add(bar[2], bar[3], bar[4]);
                    ema.add(bar[4]);
                }
                String at = "seed " + seed + " trade " + i;
                assertEquals(rsi.value(), rig.get(Metric.valueOf("RSI_" + minutes + "M")), 1e-9, at);
                assertEquals(atr.value(), rig.get(Metric.valueOf("ATR_" + minutes + "M")), 1e-9, at);
                assertEquals(ema.value(), rig.get(Metric.valueOf("EMA_" + minutes + "M")), 1e-9, at);
                known += Double.isNaN(ema.value()) ? 0 : 1;
            }
        }
        assertTrue(known > 10, "seed " + seed + ": known " + known + " times");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldWeighPricesByVolumeWithinTheSession(long seed) {
        Random random = new Random(seed);
        trade(START, 500, 1e6);
        rig.session(START + 1, SessionPhase.OPEN);
        assertFalse(rig.frame().isKnown(Metric.VWAP));
        double volume = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 500; i++) {
            double price = 100 + random.nextGaussian();
            double size = 1 + random.nextInt(100);
            trade(START + (i + 2) * SECOND, price, size);
            volume += size;
            sum += size * price;
            squares += size * price * price;
            double mean = sum / volume;
            assertEquals(mean, rig.get(Metric.VWAP), 1e-9, "seed " + seed);
            assertEquals(
                    Math.sqrt(Math.max(0, squares / volume - mean * mean)),
                    rig.get(Metric.VWAP_SIGMA),
                    1e-5,
                    "seed " + seed);
        }
    }

    @Test
    void shouldHandTheSessionsExtremesOnToTheNext() {
        rig.session(START, SessionPhase.OPEN);
        trade(START + SECOND, 100, 1);
        trade(START + 2 * SECOND, 105, 1);
        trade(START + 3 * SECOND, 98, 1);
        trade(START + 4 * SECOND, 101, 1);
        assertEquals(100, rig.get(Metric.SESSION_OPEN));
        assertEquals(105, rig.get(Metric.SESSION_HIGH));
        assertEquals(98, rig.get(Metric.SESSION_LOW));
        assertFalse(rig.frame().isKnown(Metric.PRIOR_HIGH));
        rig.session(START + MINUTE, SessionPhase.CLOSE);
        trade(START + 2 * MINUTE, 300, 1);
        assertEquals(105, rig.get(Metric.PRIOR_HIGH));
        assertEquals(98, rig.get(Metric.PRIOR_LOW));
        assertEquals(101, rig.get(Metric.PRIOR_CLOSE));
        assertEquals(105, rig.get(Metric.SESSION_HIGH), "a price after the close counts for nothing");
        rig.session(START + 3 * MINUTE, SessionPhase.OPEN);
        assertFalse(rig.frame().isKnown(Metric.SESSION_HIGH));
        trade(START + 4 * MINUTE, 120, 1);
        assertEquals(120, rig.get(Metric.SESSION_LOW));
        rig.session(START + 5 * MINUTE, SessionPhase.OPEN);
        assertEquals(120, rig.get(Metric.PRIOR_HIGH), "a session that was never closed ends with the next");
    }

    @Test
    void shouldAnnualiseByTheVenuesTradingTime() {
        PriceSettings settings = PriceSettings.defaults();
        Random random = new Random(9);
        double perSecond = 0.2 / Math.sqrt(settings.sessionYear());
        rig.session(START, SessionPhase.OPEN);
        double price = 100;
        for (int i = 0; i < 6 * 3_600; i++) {
            price *= Math.exp(perSecond * random.nextGaussian());
            rig.price(START + i * SECOND, price);
        }
        rig.frame().set(Metric.ATM_SIGMA_CONTINUOUS, 0.25);
        rig.clock(START + 6 * 3_600 * SECOND);
        // 2,600 effective returns: one standard error is 1.4 %.
        assertEquals(0.2, rig.get(Metric.REALISED_VOLATILITY), 0.012, "seed 9");
        assertEquals(rig.get(Metric.REALISED_VOLATILITY) / 0.25, rig.get(Metric.RV_IV_RATIO), 1e-12);
        // A price each second misses some of the range of 300 steps, and 12 bars are few.
        assertEquals(0.2, rig.get(Metric.PARKINSON_VOLATILITY), 0.07, "seed 9");
        assertEquals(0.2, rig.get(Metric.YANG_ZHANG_VOLATILITY), 0.07, "seed 9");
    }

    @Test
    void shouldAnnualiseAPerpetualByTheCalendarThoughItsDaysAreSessions() {
        MetricsRig perpetual = MetricsRig.classified(
                InstrumentKind.PERPETUAL, (sides, book) -> new PriceMetrics(PriceSettings.defaults(), sides, book));
        perpetual.session(START, SessionPhase.OPEN);
        Random random = new Random(11);
        double perSecond = 0.5 / Math.sqrt(365.0 * 86_400);
        double price = 100;
        for (int i = 0; i < 6 * 3_600; i++) {
            price *= Math.exp(perSecond * random.nextGaussian());
            perpetual.price(START + i * SECOND, price);
        }
        assertEquals(0.5, perpetual.get(Metric.REALISED_VOLATILITY), 0.03, "seed 11");
    }

    @Test
    void shouldAnnualiseByTheCalendarWhereThereAreNoSessions() {
        Random random = new Random(10);
        double perSecond = 0.5 / Math.sqrt(365.0 * 86_400);
        double price = 100;
        for (int i = 0; i < 6 * 3_600; i++) {
            price *= Math.exp(perSecond * random.nextGaussian());
            rig.price(START + i * SECOND, price);
        }
        assertEquals(0.5, rig.get(Metric.REALISED_VOLATILITY), 0.03, "seed 10");
        assertFalse(rig.frame().isKnown(Metric.RV_IV_RATIO), "no implied volatility");
    }

    @Test
    void shouldLeaveTheNightOutOfRealisedVolatility() {
        rig.session(START, SessionPhase.OPEN);
        for (int i = 0; i < 1_000; i++) {
            rig.price(START + i * SECOND, 100 * Math.exp(1e-5 * i));
        }
        double before = rig.get(Metric.REALISED_VOLATILITY);
        rig.session(START + 1_000 * SECOND, SessionPhase.CLOSE);
        rig.session(START + 1_010 * SECOND, SessionPhase.OPEN);
        for (int i = 0; i < 100; i++) {
            rig.price(START + (1_011 + i) * SECOND, 150 * Math.exp(1e-5 * i));
        }
        assertEquals(before, rig.get(Metric.REALISED_VOLATILITY), 1e-3 * before);
    }

    @Test
    void shouldTakeMidsOnlyWhereThereIsNoOtherPrice() {
        rig.quote(START, 99, 1, 101, 1);
        assertEquals(100, rig.get(Metric.SESSION_HIGH));
        trade(START + SECOND, 100.5, 1);
        rig.quote(START + 61 * SECOND, 199, 1, 201, 1);
        assertEquals(100.5, rig.get(Metric.SESSION_HIGH));
        assertFalse(rig.frame().isKnown(Metric.BAR_OPEN), "a minute with quotes alone makes no bar");
    }

    @Test
    void shouldTakeMidsAgainInASessionThatHasHadNoOtherPriceYet() {
        rig.session(START, SessionPhase.OPEN);
        trade(START + SECOND, 100, 1);
        rig.session(START + 10 * SECOND, SessionPhase.CLOSE);
        rig.session(START + 1_000 * SECOND, SessionPhase.OPEN);
        for (int i = 0; i < 600; i++) {
            rig.quote(START + (1_001 + i) * SECOND, 94, 1, 96, 1);
        }
        assertEquals(95, rig.get(Metric.SPOT));
        assertEquals(95, rig.get(Metric.SESSION_OPEN));
        assertEquals(95, rig.get(Metric.SESSION_HIGH));
    }

    @Test
    void shouldStartSessionMetricsAgainAtADayMarkWithoutAGap() {
        long time = START;
        for (int i = 0; i < 3_600; i++) {
            time += SECOND;
            trade(time, 100 + (i % 3), 1);
        }
        final double range = rig.get(Metric.ATR_1M);
        final double volatility = rig.get(Metric.REALISED_VOLATILITY);
        rig.day(time);
        assertEquals(102, rig.get(Metric.PRIOR_HIGH));
        assertFalse(rig.frame().isKnown(Metric.SESSION_HIGH) || rig.frame().isKnown(Metric.VWAP));
        assertEquals(range, rig.get(Metric.ATR_1M));
        trade(time + SECOND, 105, 2);
        assertEquals(105, rig.get(Metric.SESSION_OPEN));
        assertEquals(105, rig.get(Metric.VWAP));
        assertFalse(rig.frame().isKnown(Metric.SESSION_GAP), "trading never stopped");
        rig.clock(time + 2 * SECOND);
        assertTrue(rig.get(Metric.REALISED_VOLATILITY) > volatility, "the move over the mark counts");
    }

    @Test
    void shouldAllocateNothing() {
        Random random = new Random(3);
        long[] time = {START};
        assertEquals(
                0,
                Allocation.leastBytesOf(6, () -> {
                    for (int i = 0; i < 20_000; i++) {
                        time[0] += SECOND;
                        trade(time[0], 100 + random.nextInt(5), 1 + random.nextInt(9));
                    }
                }),
                "seed 3");
        assertTrue(rig.frame().isKnown(Metric.RSI_15M) && rig.frame().isKnown(Metric.YANG_ZHANG_VOLATILITY));
    }
}
