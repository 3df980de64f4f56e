package io.strikeiq.core.metrics.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.pricing.Black76;
import io.strikeiq.core.pricing.ImpliedVolatility;
import org.junit.jupiter.api.Test;

/** When a volatility is implied again, and what time to expiry does to straddle, theta and charm in the last hours. */
class RepricingTest {
    private static final double SPOT = 100;
    private static final long MINUTE = 60 * ChainMarket.SECOND;
    private static final double SQUARE_ROOT_OF_HALF_PI = Math.sqrt(Math.PI / 2);

    private ChainMarket market = new ChainMarket(ChainSettings.defaults());

    private static double years(long nanos) {
        return nanos / ChainMarket.YEAR;
    }

    /** Lists nine strikes about a forward. */
    private int[] list(double forward, double gap, long expiry) {
        int[] ids = new int[18];
        double lowest = Math.floor(forward / gap) * gap - 4 * gap;
        for (int i = 0; i < ids.length; i++) {
            ids[i] = market.option(i % 2 == 0 ? OptionRight.CALL : OptionRight.PUT, strike(lowest, gap, i), expiry);
        }
        return ids;
    }

    private static double strike(double lowest, double gap, int i) {
        int row = i / 2;
        return lowest + row * gap;
    }

    private void quote(int[] ids, double forward, double sigma, long left) {
        for (int i = 0; i < ids.length; i++) {
            double strike = market.instruments.get(ids[i]).strike();
            double price = Black76.price(i % 2 == 0, forward, strike, sigma, years(left), 1);
            market.quote(ids[i], price, price);
        }
    }

    @Test
    void shouldTakeTheSecondOfTwoQuotesWithOneTimeAroundARepricing() {
        market.spot(SPOT);
        int[] ids = list(SPOT, 2, ChainMarket.START + 10 * ChainMarket.DAY);
        quote(ids, SPOT, 0.3, 10 * ChainMarket.DAY);
        market.pass(0);
        assertEquals(0.3, market.get(Metric.ATM_SIGMA), 1e-6);
        quote(ids, SPOT, 0.6, 10 * ChainMarket.DAY);
        market.pass(ChainMarket.SECOND);
        assertEquals(0.6, market.get(Metric.ATM_SIGMA), 1e-4);
    }

    @Test
    void shouldImplyAgainWhenTheForwardMovesByAShareOfWhatIsLeftToExpiry() {
        long left = 20 * MINUTE;
        double strike = 100.02;
        int call = market.option(OptionRight.CALL, strike, ChainMarket.START + left);
        market.spot(SPOT);
        double price = Black76.price(true, SPOT, strike, 0.12, years(left), 1);
        market.quote(call, price, price);
        market.pass(0);
        assertEquals(0.12, market.chain(0).sigma[0], 1e-9);
        double moved = SPOT * (1 - 0.9e-4);
        market.spot(moved);
        market.pass(ChainMarket.SECOND);
        double right = ImpliedVolatility.implied(price, moved, strike, years(left - ChainMarket.SECOND), 1, true);
        assertTrue(right > 0.13, "the move is a good part of a deviation: " + right);
        assertEquals(right, market.chain(0).sigma[0], 1e-9);
    }

    @Test
    void shouldImplyAgainWhenTheForwardMovesByLessThanABasisPointTenMinutesBeforeExpiry() {
        long left = 10 * MINUTE;
        int call = market.option(OptionRight.CALL, SPOT, ChainMarket.START + left);
        market.spot(SPOT);
        double price = Black76.price(true, SPOT, SPOT, 0.12, years(left), 1);
        market.quote(call, price, price);
        market.pass(0);
        assertEquals(0.12, market.chain(0).sigma[0], 1e-9);
        market.spot(SPOT * (1 - 0.9e-4));
        market.pass(ChainMarket.SECOND);
        assertEquals(0.1444, market.chain(0).sigma[0], 2e-4);
    }

    @Test
    void shouldGiveTheStraddlesExpectedMoveBetweenStrikesInTheLastHours() {
        double forward = 25_025;
        for (long left : new long[] {360 * MINUTE, 60 * MINUTE, 15 * MINUTE}) {
            market = new ChainMarket(ChainSettings.defaults(), InstrumentKind.INDEX, ChainMarket.START);
            market.spot(forward);
            quote(list(forward, 50, ChainMarket.START + left), forward, 0.12, left);
            market.pass(0);
            assertEquals(forward, market.get(Metric.FORWARD), 1e-6);
            double ratio = market.get(Metric.EXPECTED_MOVE_STRADDLE) / market.get(Metric.EXPECTED_MOVE);
            assertEquals(1, ratio, 0.005, left / MINUTE + " minutes to expiry");
            assertEquals(
                    market.get(Metric.STRADDLE) * SQUARE_ROOT_OF_HALF_PI,
                    market.get(Metric.EXPECTED_MOVE_STRADDLE),
                    1e-9);
        }
    }

    /** Charm and theta of the call at the forward, an hour to expiry, with spot a basis off. */
    private double[] atTheForward(double basis, boolean withNextWeek) {
        market = new ChainMarket(ChainSettings.defaults(), InstrumentKind.INDEX, ChainMarket.START);
        market.spot(SPOT * (1 - basis));
        long hour = 60 * MINUTE;
        quote(list(SPOT, 0.1, ChainMarket.START + hour), SPOT, 0.15, hour);
        if (withNextWeek) {
            quote(list(SPOT, 1, ChainMarket.START + 7 * ChainMarket.DAY), SPOT, 0.15, 7 * ChainMarket.DAY);
        }
        market.pass(0);
        int column = 2 * market.chain(0).rowOf(market.chain(0).strike(4));
        return new double[] {market.chain(0).charm[column], market.chain(0).theta[column]};
    }

    @Test
    void shouldNotTakeABasisPointOfNoiseForCarryInTheLastHour() {
        for (boolean withNextWeek : new boolean[] {false, true}) {
            double[] still = atTheForward(0, withNextWeek);
            double[] noisy = atTheForward(1e-4, withNextWeek);
            assertEquals(still[0], noisy[0], 0.006, "charm per day");
            assertEquals(1, noisy[1] / still[1], 0.005, "theta");
        }
    }

    /** Charm and theta of the call at the forward, an hour to expiry, with the forward a basis off an unmoved spot. */
    private double[] atAMovedForward(double basis) {
        market = new ChainMarket(ChainSettings.defaults(), InstrumentKind.INDEX, ChainMarket.START);
        market.spot(SPOT);
        long hour = 60 * MINUTE;
        double forward = SPOT * (1 + basis);
        quote(list(forward, 0.01, ChainMarket.START + hour), forward, 0.15, hour);
        quote(list(SPOT, 1, ChainMarket.START + 7 * ChainMarket.DAY), SPOT, 0.15, 7 * ChainMarket.DAY);
        market.pass(0);
        int column = 2 * market.chain(0).rowOf(market.chain(0).strike(4));
        assertEquals(forward, market.chain(0).strike(4), 1e-9, "the strike at the forward");
        return new double[] {market.chain(0).charm[column], market.chain(0).theta[column]};
    }

    @Test
    void shouldKeepCharmAndThetaAtTheForwardWhenTheForwardItselfIsABasisPointOff() {
        double[] still = atAMovedForward(0);
        assertEquals(-0.004, still[0], 0.002, "charm per day at the money");
        for (double basis : new double[] {1e-4, -1e-4}) {
            double[] noisy = atAMovedForward(basis);
            assertEquals(still[0], noisy[0], 0.006, "charm per day");
            assertEquals(1, noisy[1] / still[1], 0.005, "theta");
        }
    }

    @Test
    void shouldTakeTheCarryThatLongerExpiriesAgreeOn() {
        double carry = 0.08;
        market.spot(SPOT);
        for (int days : new int[] {7, 30}) {
            double forward = SPOT * Math.exp(carry * days / 365);
            quote(list(forward, 1, ChainMarket.START + days * ChainMarket.DAY), forward, 0.2, days * ChainMarket.DAY);
        }
        LiveChains chains = new LiveChains();
        chains.update(market.underlying());
        CarryCurve curve = new CarryCurve(0, chains);
        for (int i = 0; i < chains.size(); i++) {
            double tau = chains.get(i).state.expiryTime() - ChainMarket.START;
            chains.get(i).state.tau = years((long) tau);
            curve.update(chains.get(i), carry * chains.get(i).state.tau);
        }
        assertEquals(carry, curve.rate(), 1e-4);
    }
}
