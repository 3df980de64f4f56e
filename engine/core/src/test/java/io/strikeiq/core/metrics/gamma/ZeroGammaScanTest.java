package io.strikeiq.core.metrics.gamma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.chain.ChainMarket;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.pricing.Black76;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The search for zero gamma against a dense scan, from an hour before expiry to chains of a whole venue. */
@LongTest
class ZeroGammaScanTest {
    private static final long HOUR = ChainMarket.DAY / 24;
    private static final double PRECISE = 1e-8;

    private ChainMarket market = new ChainMarket(ChainSettings.defaults(), InstrumentKind.INDEX, ChainMarket.START);

    private void strike(double strike, double forward, long left, double sigma, double calls, double puts) {
        double tau = left / (365.0 * ChainMarket.DAY);
        for (OptionRight right : new OptionRight[] {OptionRight.CALL, OptionRight.PUT}) {
            int id = market.option(right, strike, market.time + left);
            double price = Black76.price(right == OptionRight.CALL, forward, strike, sigma, tau, 1);
            market.quote(id, price, price);
            market.openInterest(id, right == OptionRight.CALL ? calls : puts);
        }
    }

    /** Compares with the scan; returns the number of roots. */
    private int check(String at) {
        return check(market, at);
    }

    private static int check(ChainMarket market, String at) {
        List<Double> expected = new GammaScan(market.underlying()).roots();
        ZeroGamma search = market.dealerGamma().zeroGamma();
        assertEquals(expected.size(), market.get(Metric.ZERO_GAMMA_ROOTS), () -> "roots at " + at + ": " + expected);
        double spot = market.underlying().spot;
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), search.root(i), PRECISE * spot, at);
            assertTrue(search.ratio(i) >= 0.99e-4, at);
        }
        double nearest = expected.stream()
                .min((a, b) -> Double.compare(Math.abs(a - spot), Math.abs(b - spot)))
                .orElse(Double.NaN);
        assertEquals(nearest, market.get(Metric.ZERO_GAMMA), PRECISE * spot, at);
        return expected.size();
    }

    @Test
    void shouldFindAPairOfRootsAnHourBeforeExpiry() {
        market.spot(5_000);
        for (double strike = 4_900; strike <= 5_100; strike += 5) {
            boolean heavy = strike == 5_010 || strike == 5_015;
            strike(strike, 5_000, HOUR, 0.12, 1_000, heavy ? 4_000 : 500);
        }
        market.pass(0);
        assertEquals(2, check("an hour before expiry"));
        double nearest = market.get(Metric.ZERO_GAMMA);
        assertTrue(nearest > 5_000 && nearest < 5_010, "nearest " + nearest);
    }

    @Test
    void shouldTakeTheNearestOfTheRootsAboutTwoHeavyStrikesAnHourBeforeExpiry() {
        market.spot(5_000);
        for (double strike = 4_900; strike <= 5_100; strike += 5) {
            double puts = strike == 5_010 ? 4_566 : strike == 5_015 ? 4_734 : 500;
            strike(strike, 5_000, HOUR, 0.12, 1_000, puts);
        }
        market.pass(0);
        assertEquals(2, check("puts heavy at 5010 and 5015"));
        assertEquals(5_000.3, market.dealerGamma().zeroGamma().root(0), 0.01);
        assertEquals(5_024.8, market.dealerGamma().zeroGamma().root(1), 0.01);
        assertEquals(5_000.3, market.get(Metric.ZERO_GAMMA), 0.01);
    }

    @Test
    void shouldNotTakeAChangeOfSignWhereGammaHasVanishedForAFlip() {
        market.spot(5_000);
        for (double strike = 4_800; strike <= 5_200; strike += 25) {
            boolean low = strike <= 4_825;
            strike(strike, 5_000, 24 * HOUR, 0.12, low ? 10 : 1_000, low ? 10.05 : 400);
        }
        market.pass(0);
        assertEquals(0, market.get(Metric.ZERO_GAMMA_ROOTS));
        assertTrue(Double.isNaN(market.get(Metric.ZERO_GAMMA)));
        assertEquals(0, check("puts above calls at the lowest strikes only"));
    }

    @Test
    void shouldListEveryRootThatMattersOnRandomChainsFromMinutesToMonths() {
        int roots = 0;
        for (long seed = 1; seed <= 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            market = new ChainMarket(ChainSettings.defaults(), InstrumentKind.INDEX, ChainMarket.START);
            double spot = 20_000;
            market.spot(spot);
            long[] left = {(long) (HOUR * (0.05 + 6 * random.nextDouble())), 50 * HOUR, 700 * HOUR};
            double forward = spot * (1 + 1e-3 * (random.nextDouble() - 0.5));
            for (int expiry = random.nextInt(3); expiry < left.length; expiry++) {
                double gap = 50 << expiry;
                for (double strike = spot - 12 * gap; strike <= spot + 12 * gap; strike += gap) {
                    double sigma = 0.12 + 0.05 * random.nextDouble();
                    strike(strike, forward, left[expiry], sigma, random.nextInt(1_000), random.nextInt(1_000));
                }
            }
            market.pass(0);
            roots += check("seed " + seed);
        }
        assertTrue(roots > 100, "roots compared: " + roots);
    }

    @Test
    void shouldListEveryRootOfTheChainsOfAVenueOfInverseOptions() throws IOException {
        int chains = 0;
        int roots = 0;
        try (ZipInputStream zip = new ZipInputStream(
                Files.newInputStream(SharedData.file("deribit/chain-snapshots_2026-03-01_07.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                List<String> lines = new BufferedReader(new InputStreamReader(zip, StandardCharsets.UTF_8))
                        .lines()
                        .skip(1)
                        .toList();
                for (String coin : new String[] {"BTC", "ETH"}) {
                    ChainMarket snapshot = snapshot(lines, coin);
                    roots += check(snapshot, coin + " of " + entry.getName());
                    chains++;
                }
            }
        }
        assertTrue(chains > 40 && roots >= chains, "chains: " + chains + ", roots: " + roots);
    }

    private static ChainMarket snapshot(List<String> lines, String coin) {
        long time = nanos(lines.get(0).split(",", -1)[0]);
        ChainMarket market = new ChainMarket(ChainSettings.defaults(), InstrumentKind.INDEX, time);
        for (String line : lines) {
            String[] fields = line.split(",", -1);
            long expiry = nanos(fields[6]);
            if (fields[20].equals(coin) && expiry > time) {
                market.spot(Double.parseDouble(fields[21]));
                OptionRight right = fields[4].equals("call") ? OptionRight.CALL : OptionRight.PUT;
                int id = market.coinOption(right, Double.parseDouble(fields[5]), expiry);
                market.quote(id, number(fields[8]), number(fields[9]));
                market.openInterest(id, number(fields[17]));
            }
        }
        market.pass(0);
        return market;
    }

    private static double number(String field) {
        return field.isEmpty() ? Double.NaN : Double.parseDouble(field);
    }

    private static long nanos(String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
