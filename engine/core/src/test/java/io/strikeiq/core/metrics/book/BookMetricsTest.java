package io.strikeiq.core.metrics.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.statistics.DecayedMoments;
import io.strikeiq.testing.MetricsRig;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BookMetricsTest {
    private static final long SECOND = MetricsRig.SECOND;
    private static final long START = MetricsRig.START;
    /** Width of the widest bin of the depth percentiles, as a logarithm: octaves over bins, at an octave's lower end. */
    private static final double BIN = Math.log1p(Math.log(1e18) / Math.log(2) / 3_072);

    private static final BookSettings SETTINGS = BookSettings.defaults();
    private final MetricsRig rig =
            MetricsRig.classified(InstrumentKind.EQUITY, (sides, book) -> new BookMetrics(SETTINGS, sides, book));

    @Test
    void shouldShowSpreadMicropriceAndDepthOfAQuote() {
        rig.quote(START, 99, 30, 101, 10);
        assertEquals(0.02, rig.get(Metric.RELATIVE_SPREAD), 1e-15);
        assertEquals((99 * 10 + 101 * 30) / 40.0, rig.get(Metric.MICROPRICE), 1e-12);
        assertEquals(30, rig.get(Metric.BID_DEPTH));
        assertEquals(10, rig.get(Metric.ASK_DEPTH));
        assertEquals(0.5, rig.get(Metric.DEPTH_IMBALANCE), 1e-15);
        assertEquals(1, rig.get(Metric.BOOK_SOURCE));
    }

    @Test
    void shouldSumTheKnownLevelsWhereDepthExists() {
        rig.depth(START, 99, 101, 1, new double[] {1, 2, 3, 4, 5}, new double[] {5, 5, Double.NaN, 5, 5});
        assertEquals(15, rig.get(Metric.BID_DEPTH));
        assertEquals(20, rig.get(Metric.ASK_DEPTH));
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {
                "RELATIVE_SPREAD",
                "RELATIVE_SPREAD_Z",
                "SPREAD_PERCENTILE",
                "BID_DEPTH",
                "MICROPRICE",
                "OFI",
                "OFI_Z",
                "TRADE_RATE",
                "VOLUME_Z",
                "SIGNED_VOLUME_Z",
                "VPIN",
                "KYLE_LAMBDA",
                "AMIHUD",
                "RETURN_PER_VOLUME_PERCENTILE",
                "SWEEP_LEVELS_UP",
                "RESILIENCY_HALF_LIFE",
                "LIQUIDITY_SCORE",
                "CANCEL_ADD_RATIO"
            })
    void shouldKnowNothingOfAnIndexThatOnlyHasAPrice(Metric metric) {
        for (int i = 0; i < 100; i++) {
            rig.price(START + i * SECOND, 100 + i);
        }
        assertFalse(rig.frame().isKnown(metric), metric + " = " + rig.get(metric));
    }

    @Test
    void shouldNotKnowTheSpreadOfACrossedOrOneSidedBook() {
        rig.quote(START, 99, 30, 101, 10);
        rig.quote(START, 102, 30, 101, 10);
        assertFalse(rig.frame().isKnown(Metric.RELATIVE_SPREAD));
        assertFalse(rig.frame().isKnown(Metric.MICROPRICE));
        rig.quote(START, 99, 30, Double.NaN, Double.NaN);
        assertFalse(rig.frame().isKnown(Metric.RELATIVE_SPREAD));
        assertEquals(0, rig.get(Metric.ASK_DEPTH), "an empty side has no depth");
        rig.quote(START, 99, 30, 101, Double.NaN);
        assertFalse(rig.frame().isKnown(Metric.ASK_DEPTH), "of a quote without a size the depth is unknown");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTakeAWithdrawnSideForThePurestVacuum(boolean depth) {
        Random random = new Random(21);
        long time = START;
        for (int i = 0; i < 600; i++) {
            time += SECOND;
            double bid = 50 + random.nextInt(100);
            double ask = 50 + random.nextInt(100);
            if (depth) {
                rig.depth(time, 99, 101, 1, new double[] {bid, 5, 5}, new double[] {ask, 5, 5});
            } else {
                rig.quote(time, 99, bid, 101, ask);
            }
        }
        final double cancelled = rig.get(Metric.ASK_CANCEL_ADD_RATIO);
        final double flow = rig.get(Metric.OFI);
        double none = Double.NaN;
        if (depth) {
            rig.depth(time, 99, none, 1, new double[] {99, 5, 5}, new double[] {none, none, none});
        } else {
            rig.quote(time, 99, 99, none, none);
        }
        assertEquals(0, rig.get(Metric.ASK_DEPTH));
        assertTrue(rig.get(Metric.ASK_CANCEL_ADD_RATIO) > cancelled, "the withdrawal is a cancel");
        assertTrue(rig.get(Metric.OFI) > flow, "less to sell");
        assertEquals(1, rig.get(Metric.DEPTH_IMBALANCE));
        rig.clock(time + 30 * SECOND);
        assertTrue(rig.get(Metric.ASK_DEPTH_PERCENTILE) < 1, "thinner than ever");
        assertFalse(rig.frame().isKnown(Metric.RELATIVE_SPREAD));
        rig.quote(time + 31 * SECOND, 99, 99, 101, 40);
        assertEquals(40, depth ? 40 : rig.get(Metric.ASK_DEPTH));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldForgetTheBookAtTheOpenWhateverItsSource(boolean options) {
        final int atm = rig.listOptions(100);
        if (options) {
            rig.price(START, 100);
        }
        quoteBook(options, atm, START, 10);
        quoteBook(options, atm, START + SECOND, 10);
        rig.session(START + 2 * SECOND, SessionPhase.CLOSE);
        rig.session(START + 60_000 * SECOND, SessionPhase.OPEN);
        assertFalse(rig.frame().isKnown(Metric.BID_DEPTH), "there is no quote of this session");
        if (options) {
            rig.price(START + 60_001 * SECOND, 100);
        }
        quoteBook(options, atm, START + 60_001 * SECOND, 7_000);
        assertEquals(0, rig.get(Metric.ADD_RATE), 1e-9);
        assertEquals(options ? 14_000 : 7_000, rig.get(Metric.BID_DEPTH));
    }

    private void quoteBook(boolean options, int atm, long time, double size) {
        if (options) {
            rig.quote(atm, time, 4, size, 6, size);
            rig.quote(atm + 1, time, 3, size, 5, size);
        } else {
            rig.quote(time, 99, size, 101, size);
        }
    }

    @Test
    void shouldKeepTheBookAndItsFlowThroughADayMark() {
        rig.quote(START, 99, 10, 101, 10);
        rig.trade(START, 101, 5, Aggressor.BUY);
        rig.quote(START, 99, 20, 101, 10);
        double flow = rig.get(Metric.OFI);
        rig.day(START + 1);
        assertEquals(20, rig.get(Metric.BID_DEPTH));
        assertEquals(flow, rig.get(Metric.OFI), 1e-6 * flow);
        assertTrue(rig.get(Metric.VOLUME_RATE) > 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldScoreAndRankAgainstSamplesOfEverySecond(long seed) {
        Random random = new Random(seed);
        DecayedMoments spreads = new DecayedMoments(SETTINGS.historyHalfLife(), SETTINGS.minimumSamples());
        DecayedMoments imbalances = new DecayedMoments(SETTINGS.historyHalfLife(), SETTINGS.minimumSamples());
        List<Double> sizes = new ArrayList<>();
        List<Double> bids = new ArrayList<>();
        double z = 0;
        for (int i = 0; i < 400; i++) {
            double half = 0.05 * (1 + random.nextInt(5));
            double bidSize = Math.pow(1.1, random.nextInt(50));
            double askSize = 1 + random.nextInt(50);
            rig.quote(START + i * SECOND, 100 - half, bidSize, 100 + half, askSize);
            String at = "seed " + seed + " quote " + i;
            z = spreads.zScore(2 * half / 100);
            assertEquals(z, rig.get(Metric.RELATIVE_SPREAD_Z), 1e-6, at);
            double imbalance = (bidSize - askSize) / (bidSize + askSize);
            assertEquals(imbalances.zScore(imbalance), rig.get(Metric.DEPTH_IMBALANCE_Z), 1e-9, at);
            sizes.add(bidSize);
            double mean = meanOfSteps(sizes);
            assertEquals(mean, rig.get(Metric.BID_DEPTH_MEAN), 1e-9 * mean, at);
            assertEquals(bidSize, rig.get(Metric.BID_DEPTH), at);
            if (bids.size() > 31) {
                double below = bids.stream().filter(b -> b < mean).count();
                double near = bids.stream()
                        .filter(b -> Math.abs(Math.log(b / mean)) < BIN)
                        .count();
                // The rank is exact but for the bin; two percent for the decay within 400 s, which the count leaves
                // out.
                double tolerance = 100 * near / bids.size() + 2;
                assertEquals(100 * below / bids.size(), rig.get(Metric.BID_DEPTH_PERCENTILE), tolerance, at);
            }
            spreads.add(i * SECOND, 2 * half / 100);
            imbalances.add(i * SECOND, imbalance);
            bids.add(mean);
        }
        assertTrue(Double.isFinite(z), "the scores were known at the end");
        assertTrue(rig.frame().isKnown(Metric.LIQUIDITY_SCORE));
    }

    /** The mean over time of sizes that each stood for a second but the last, which begins to stand now. */
    private static double meanOfSteps(List<Double> sizes) {
        double halfLife = SETTINGS.depthHalfLife() / (double) SECOND;
        int now = sizes.size() - 1;
        double mean = sizes.get(0) * Math.pow(2, -now / halfLife);
        for (int i = 0; i < now; i++) {
            double weight = Math.pow(2, -(now - i - 1) / halfLife) - Math.pow(2, -(now - i) / halfLife);
            mean += weight * sizes.get(i);
        }
        return mean;
    }

    @Test
    void shouldRankALastingDepthAndNotOneThatFlickers() {
        long time = START;
        for (int i = 0; i < 600; i++) {
            time += SECOND;
            rig.quote(time, 99, 100 * (1 + i % 3), 101, 100);
        }
        rig.quote(time, 99, 1, 101, 100);
        assertTrue(rig.get(Metric.BID_DEPTH_PERCENTILE) > 5, "gone this instant");
        rig.quote(time + SECOND / 100, 99, 200, 101, 100);
        assertTrue(rig.get(Metric.BID_DEPTH_PERCENTILE) > 5, "and back");
        rig.quote(time + SECOND, 99, 1, 101, 100);
        rig.clock(time + 10 * SECOND);
        assertTrue(rig.get(Metric.BID_DEPTH_PERCENTILE) < 1, "thin for nine seconds");
    }

    @Test
    void shouldTellTheCancelsOfEachSide() {
        rig.quote(START, 99, 10, 101, 10);
        rig.quote(START, 99, 20, 101, 4);
        rig.quote(START, 99, 15, 101, 7);
        assertEquals(5 / 10.0, rig.get(Metric.BID_CANCEL_ADD_RATIO), 1e-12);
        assertEquals(6 / 3.0, rig.get(Metric.ASK_CANCEL_ADD_RATIO), 1e-12);
        assertEquals(11 / 13.0, rig.get(Metric.CANCEL_ADD_RATIO), 1e-12);
    }

    @Test
    void shouldLearnNothingOutsideTheSession() {
        rig.session(START, SessionPhase.CLOSE);
        long time = START;
        for (int i = 0; i < 100; i++) {
            time += SECOND;
            rig.quote(time, 90, 1, 110, 1);
        }
        assertEquals(20 / 100.0, rig.get(Metric.RELATIVE_SPREAD), 1e-12, "it is shown");
        assertFalse(rig.frame().isKnown(Metric.SPREAD_PERCENTILE), "and is no history");
        rig.session(time, SessionPhase.OPEN);
        for (int i = 0; i < 100; i++) {
            time += SECOND;
            rig.quote(time, 99.9 - 0.01 * i, 1, 100.1 + 0.01 * i, 1);
        }
        assertTrue(rig.get(Metric.SPREAD_PERCENTILE) > 99, "the widest of the session");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldDecayTradeVolumeAndSignedVolumeByDefinition(long seed) {
        Random random = new Random(seed);
        List<double[]> trades = new ArrayList<>();
        long time = START;
        rig.quote(time, 99, 30, 101, 10);
        for (int i = 0; i < 300; i++) {
            time += (long) (random.nextDouble() * 5 * SECOND);
            int sign = random.nextBoolean() ? 1 : -1;
            double size = 1 + random.nextInt(9);
            rig.trade(time, 100 + sign, size, Aggressor.UNKNOWN);
            trades.add(new double[] {time, size, sign});
            double count = 0;
            double volume = 0;
            double signed = 0;
            for (double[] trade : trades) {
                double weight = Math.pow(2, -(time - trade[0]) / SETTINGS.flowHalfLife());
                count += weight;
                volume += weight * trade[1];
                signed += weight * trade[1] * trade[2];
            }
            double perSecond = Math.log(2) / 2;
            String at = "seed " + seed + " trade " + i;
            assertEquals(count * perSecond, rig.get(Metric.TRADE_RATE), 1e-5, at);
            assertEquals(volume * perSecond, rig.get(Metric.VOLUME_RATE), 1e-5, at);
            assertEquals(signed, rig.get(Metric.SIGNED_VOLUME), 1e-5, at);
        }
    }

    @Test
    void shouldFindTheImpactThatMadeThePrices() {
        Random random = new Random(7);
        double mid = 100;
        long time = START;
        for (int i = 0; i < 400; i++) {
            time += 20 * SECOND;
            double signed = 100 * random.nextGaussian();
            Aggressor side = signed > 0 ? Aggressor.BUY : Aggressor.SELL;
            rig.trade(time - 5 * SECOND, mid, Math.abs(signed), side);
            mid += 0.0004 * signed;
            rig.quote(time - 5 * SECOND, mid - 0.01, 5, mid + 0.01, 5);
        }
        assertEquals(0.0004, rig.get(Metric.KYLE_LAMBDA), 1e-9, "seed 7");
        // |return| ÷ value is λ ÷ price² here.
        assertEquals(0.0004 / (mid * mid), rig.get(Metric.AMIHUD), 2e-9, "seed 7");
        assertTrue(rig.frame().isKnown(Metric.AMIHUD_Z));
        rig.trade(time, mid, 1, Aggressor.BUY);
        rig.quote(time, mid + 0.99, 5, mid + 1.01, 5);
        rig.clock(time + 40 * SECOND);
        assertTrue(rig.get(Metric.RETURN_PER_VOLUME_PERCENTILE) > 99, "a wide move on one unit");
    }

    @Test
    void shouldStandInTheAtmOptionsForAnIndexWithoutABook() {
        final int atm = rig.listOptions(100);
        final int far = rig.listOptions(110);
        rig.price(START, 101);
        rig.quote(far, START, 1, 1_000, 3, 1_000);
        assertEquals(0, rig.get(Metric.BOOK_SOURCE), 0, "no ATM quote yet");
        rig.quote(atm, START, 4, 10, 6, 20);
        assertFalse(rig.frame().isKnown(Metric.RELATIVE_SPREAD), "the put is not quoted yet");
        rig.quote(atm + 1, START, 3, 7, 5, 9);
        assertEquals(3, rig.get(Metric.BOOK_SOURCE));
        assertEquals(0.5 * (2 / 5.0 + 2 / 4.0), rig.get(Metric.RELATIVE_SPREAD), 1e-15);
        assertEquals(10 + 9, rig.get(Metric.BID_DEPTH), "call bid and put ask");
        assertEquals(20 + 7, rig.get(Metric.ASK_DEPTH), "call ask and put bid");
        rig.quote(atm, START, 4, 4, 6, 20);
        rig.quote(atm, START, 4, 6, 6, 20);
        assertEquals(3, rig.get(Metric.CANCEL_ADD_RATIO), 1e-12, "6 cancelled, 2 added");
        rig.quote(START, 100, 1, 102, 1);
        assertEquals(1, rig.get(Metric.BOOK_SOURCE), "its own book comes first");
        assertEquals(2 / 101.0, rig.get(Metric.RELATIVE_SPREAD), 1e-15);
        rig.quote(atm + 1, START, 3, 70, 5, 90);
        assertEquals(1, rig.get(Metric.BID_DEPTH));
    }

    @Test
    void shouldFollowTheAtmStrikeOfTheChain() {
        final int low = rig.listOptions(100);
        final int high = rig.listOptions(110);
        rig.price(START, 101);
        rig.quote(low, START, 4, 10, 6, 20);
        rig.quote(low + 1, START, 3, 7, 5, 9);
        rig.frame().set(Metric.ATM_STRIKE, 110);
        rig.quote(high, START, 1, 100, 3, 200);
        assertFalse(rig.frame().isKnown(Metric.BID_DEPTH), "one side of the new strike is unknown");
        rig.quote(high + 1, START, 9, 300, 11, 400);
        assertEquals(500, rig.get(Metric.BID_DEPTH));
        rig.quote(low, START, 4, 1, 6, 1);
        assertEquals(500, rig.get(Metric.BID_DEPTH), "the old strike no longer counts");
    }

    @Test
    void shouldLeaveTheNightOutOfPriceImpact() {
        long time = START;
        for (int i = 0; i < 100; i++) {
            time += 20 * SECOND;
            rig.trade(time, 100 + 0.01 * (i % 2), 5, i % 2 == 0 ? Aggressor.SELL : Aggressor.BUY);
        }
        double before = rig.get(Metric.AMIHUD);
        rig.session(time + 20 * SECOND, SessionPhase.OPEN);
        for (int i = 0; i < 4; i++) {
            rig.trade(time + (40 + 20 * i) * SECOND, 150 + 0.015 * (i % 2), 5, Aggressor.BUY);
        }
        assertTrue(before > 0);
        assertEquals(before, rig.get(Metric.AMIHUD), 0.2 * before, "a return of a half would be far more");
    }
}
