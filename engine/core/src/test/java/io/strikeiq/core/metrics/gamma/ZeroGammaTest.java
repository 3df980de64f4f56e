package io.strikeiq.core.metrics.gamma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.chain.ChainMarket;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.chain.ChainSettingsBuilder;
import io.strikeiq.core.pricing.Black76;
import io.strikeiq.core.pricing.Greeks;
import io.strikeiq.core.pricing.OptionGreeks;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.testing.LongTest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZeroGammaTest {
    private static final double SPOT = 100;
    private static final int GRID = 4_000;
    private static final int BISECTIONS = 60;

    private final ChainSettings settings =
            new ChainSettingsBuilder().rates(0.03, 0.01).build();
    private ChainMarket market = new ChainMarket(settings);

    private void start() {
        market = new ChainMarket(settings, InstrumentKind.EQUITY, ChainMarket.START);
    }

    /** Lists, quotes and gives open interest to one option. */
    private void option(OptionRight right, double strike, int days, double sigma, double units) {
        int id = market.option(right, strike, ChainMarket.START + days * ChainMarket.DAY);
        double tau = days / 365.0;
        double discount = Math.exp(-settings.rate() * tau);
        double forward = SPOT * Math.exp((settings.rate() - settings.dividend()) * tau);
        double price = Black76.price(right == OptionRight.CALL, forward, strike, sigma, tau, discount);
        market.quote(id, price * 0.999, price * 1.001);
        market.openInterest(id, units);
    }

    private void strike(double strike, int days, double sigma, double callUnits, double putUnits) {
        option(OptionRight.CALL, strike, days, sigma, callUnits);
        option(OptionRight.PUT, strike, days, sigma, putUnits);
    }

    /** Net gamma at another spot, every greek priced again. */
    private double net(double spot) {
        OptionGreeks greeks = new OptionGreeks();
        double net = 0;
        for (int i = 0; i < market.underlying().chainCount(); i++) {
            ChainState chain = market.chain(i);
            for (int column = 0; column < 2 * chain.rows(); column++) {
                boolean call = column % 2 == 0;
                double forward = chain.forward * spot / SPOT;
                Greeks.compute(
                        call,
                        spot,
                        forward,
                        chain.strike(column / 2),
                        chain.sigma[column],
                        chain.tau,
                        settings.rate(),
                        greeks);
                double gamma = greeks.gamma * chain.openInterest[column];
                net += Double.isNaN(gamma) ? 0 : call ? gamma : -gamma;
            }
        }
        return net;
    }

    private List<Double> roots() {
        List<Double> roots = new ArrayList<>();
        double step = 2 * settings.zeroGammaRange() * SPOT / GRID;
        for (double low = (1 - settings.zeroGammaRange()) * SPOT;
                low < (1 + settings.zeroGammaRange()) * SPOT - step / 2;
                low += step) {
            if (net(low) > 0 != net(low + step) > 0) {
                roots.add(bisect(low, low + step));
            }
        }
        return roots;
    }

    private double bisect(double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            if (net(middle) > 0 == net(low) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private void checkRoots(List<Double> expected, String at) {
        ZeroGamma search = market.dealerGamma().zeroGamma();
        assertEquals(expected.size(), market.get(Metric.ZERO_GAMMA_ROOTS), at);
        double nearest = Double.NaN;
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), search.root(i), 1e-9 * SPOT, at);
            if (!(Math.abs(expected.get(i) - SPOT) >= Math.abs(nearest - SPOT))) {
                nearest = expected.get(i);
            }
        }
        assertEquals(nearest, market.get(Metric.ZERO_GAMMA), 1e-9 * SPOT, at);
    }

    @Test
    void shouldFindThreeRootsAndTakeTheNearest() {
        market.spot(SPOT);
        strike(88, 10, 0.2, 0, 1_000);
        strike(96, 10, 0.2, 1_000, 0);
        strike(103, 10, 0.2, 0, 1_000);
        strike(112, 10, 0.2, 1_000, 0);
        market.pass(1);
        List<Double> expected = roots();
        assertEquals(3, expected.size());
        checkRoots(expected, "three roots");
        double flip = market.get(Metric.ZERO_GAMMA);
        double day = market.get(Metric.ATM_SIGMA) / Math.sqrt(365);
        assertEquals((SPOT - flip) / SPOT, market.get(Metric.ZERO_GAMMA_DISTANCE), 1e-12);
        assertEquals((SPOT - flip) / SPOT / day, market.get(Metric.ZERO_GAMMA_DISTANCE_SIGMA), 1e-9);
    }

    @Test
    void shouldSayThatThereIsNoneWhereNetGammaKeepsItsSign() {
        market.spot(SPOT);
        strike(95, 10, 0.2, 1_000, 10);
        strike(105, 10, 0.2, 1_000, 10);
        market.pass(1);
        assertEquals(0, market.get(Metric.ZERO_GAMMA_ROOTS));
        assertTrue(Double.isNaN(market.get(Metric.ZERO_GAMMA)));
        assertTrue(Double.isNaN(market.get(Metric.ZERO_GAMMA_DISTANCE)));
    }

    @Test
    void shouldNotBeTheStrikeWhereCumulativeExposureChangesSign() {
        market.spot(SPOT);
        strike(90, 30, 0.3, 0, 1_000);
        strike(110, 30, 0.2, 1_000, 0);
        market.pass(1);
        checkRoots(roots(), "two strikes");
        double flip = market.get(Metric.ZERO_GAMMA);
        assertTrue(flip > 91 && flip < 109, "between the strikes, not at one: " + flip);
    }

    @LongTest
    @Test
    void shouldFindEveryRootOfRandomChains() {
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            start();
            market.spot(SPOT);
            for (int expiry = 0; expiry < 3; expiry++) {
                for (int strike = 80; strike <= 120; strike += 4) {
                    int days = 5 + 20 * expiry;
                    strike(strike, days, 0.15 + 0.2 * random.nextDouble(), random.nextInt(1000), random.nextInt(1000));
                }
            }
            market.pass(1);
            checkRoots(roots(), "seed " + seed);
        }
    }

    @Test
    void shouldSpreadASearchOverPassesOnAStreamOfTicks() {
        market.spot(SPOT);
        for (int days = 10; days <= 40; days += 10) {
            strike(95, days, 0.2, 0, 1_000);
            strike(105, days, 0.2, 1_000, 0);
        }
        market.pass(1);
        double first = market.get(Metric.ZERO_GAMMA);
        market.openInterest(1, 5_000);
        market.pass(settings.repricingCadence() - 1);
        market.pass(settings.zeroGammaCadence() - settings.repricingCadence() - 1);
        for (int pass = 0; pass < 3; pass++) {
            market.pass(1);
            assertEquals(first, market.get(Metric.ZERO_GAMMA), "the search has not ended at pass " + pass);
        }
        market.pass(1);
        assertTrue(first != market.get(Metric.ZERO_GAMMA));
    }

    /** Searches whole when asked, else follows; to the end. */
    private void search(boolean follow) {
        ZeroGamma search = market.dealerGamma().zeroGamma();
        if (follow) {
            search.follow(SPOT);
        } else {
            search.start(SPOT);
        }
        boolean ended = false;
        while (!ended) {
            ended = search.step();
        }
    }

    @LongTest
    @Test
    void shouldFollowEveryRootThroughSmallChangesOfTheMarket() {
        int checked = 0;
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            start();
            market.spot(SPOT);
            for (int strike = 80; strike <= 120; strike += 4) {
                strike(strike, 10, 0.15 + 0.2 * random.nextDouble(), random.nextInt(1000), random.nextInt(1000));
            }
            market.pass(1);
            int before = roots().size();
            for (int id = 1; id < market.instruments.size(); id++) {
                market.openInterest(id, market.chain(0).openInterest[id - 1] * (1 + 1e-3 * random.nextDouble()));
            }
            List<Double> expected = roots();
            search(true);
            ZeroGamma search = market.dealerGamma().zeroGamma();
            if (expected.size() == before) {
                assertEquals(before, search.count(), "seed " + seed);
                for (int i = 0; i < before; i++) {
                    assertEquals(expected.get(i), search.root(i), 1e-9 * SPOT, "seed " + seed);
                    checked++;
                }
            }
        }
        assertTrue(checked > 20, "roots followed: " + checked);
    }

    @Test
    void shouldSearchAnewWhereARootIsNotFoundAgain() {
        market.spot(SPOT);
        strike(88, 10, 0.2, 0, 1_000);
        strike(96, 10, 0.2, 1_000, 0);
        strike(103, 10, 0.2, 0, 1_000);
        strike(112, 10, 0.2, 1_000, 0);
        market.pass(1);
        assertEquals(3, market.get(Metric.ZERO_GAMMA_ROOTS));
        market.openInterest(6, 10);
        List<Double> expected = roots();
        search(true);
        ZeroGamma search = market.dealerGamma().zeroGamma();
        assertEquals(1, expected.size());
        assertEquals(1, search.count());
        assertEquals(expected.get(0), search.root(0), 1e-9 * SPOT);
    }

    @Test
    void shouldListARootThatAppearsBetweenSearchesAtTheNextSearch() {
        market.spot(SPOT);
        strike(88, 10, 0.2, 0, 1_000);
        strike(96, 10, 0.2, 1_000, 0);
        strike(103, 10, 0.2, 0, 10);
        strike(112, 10, 0.2, 1_000, 0);
        market.pass(1);
        market.openInterest(6, 1_000);
        search(true);
        ZeroGamma search = market.dealerGamma().zeroGamma();
        assertEquals(1, search.count(), "only the root that was known is followed");
        assertEquals(roots().get(0), search.root(0), 1e-9 * SPOT);
        search(false);
        assertEquals(3, search.count());
    }

    @Test
    void shouldFollowTheFlipWhenSpotMovesBeforeTheNextSearch() {
        market.spot(SPOT);
        strike(95, 10, 0.2, 0, 1_000);
        strike(105, 10, 0.2, 1_000, 0);
        market.pass(1);
        double before = market.get(Metric.ZERO_GAMMA);
        market.openInterest(2, 1_010);
        market.pass(1);
        assertEquals(before, market.get(Metric.ZERO_GAMMA), "neither time nor spot has moved enough");
        market.spot(SPOT * (1 + 1.01 * settings.zeroGammaMove()));
        market.pass(1);
        assertTrue(market.get(Metric.ZERO_GAMMA) != before);
    }
}
