package io.strikeiq.core.metrics.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.expiry.StickyStrike;
import io.strikeiq.core.pricing.Black76;
import io.strikeiq.core.pricing.BlackScholesSpot;
import io.strikeiq.core.pricing.Greeks;
import io.strikeiq.core.pricing.OptionGreeks;
import io.strikeiq.core.pricing.Probabilities;
import io.strikeiq.core.state.ChainState;
import org.junit.jupiter.api.Test;

/** Columns and front-expiry metrics of a chain whose quotes come from a known smile on a known forward. */
class ChainPricingTest {
    private static final double RATE = 0.05;
    private static final double SPOT = 100;
    private static final double FORWARD = 100.7;
    private static final int DAYS = 30;
    private static final double TAU = DAYS / 365.0;
    /** What the configured carry weighs at a month. */
    private static final double CARRY_ERROR = 2e-5;

    private final ChainSettings settings =
            new ChainSettingsBuilder().rates(RATE, 0.02).build();
    private ChainMarket market = new ChainMarket(settings);
    private final int[] ids = new int[2 * 21];

    private static double sigma(double strike) {
        double x = Math.log(strike / FORWARD);
        return 0.2 - 0.3 * x + 0.8 * x * x;
    }

    private static double price(boolean call, double strike, double tau) {
        return Black76.price(call, FORWARD, strike, sigma(strike), tau, Math.exp(-RATE * tau));
    }

    private void list(int days) {
        for (int i = 0; i < ids.length; i++) {
            OptionRight right = i % 2 == 0 ? OptionRight.CALL : OptionRight.PUT;
            ids[i] = market.option(right, strike(i), ChainMarket.START + days * ChainMarket.DAY);
        }
    }

    private static double strike(int i) {
        return 80 + 2 * (i / 2);
    }

    private void quoteAll(double tau) {
        for (int i = 0; i < ids.length; i++) {
            double price = price(i % 2 == 0, strike(i), tau);
            market.quote(ids[i], 0.99 * price, 1.01 * price);
        }
    }

    private ChainState quoted() {
        market.spot(SPOT);
        list(DAYS);
        quoteAll(TAU);
        market.pass(0);
        return market.chain(0);
    }

    @Test
    void shouldReadForwardVolatilityAndGreeksBackFromQuotes() {
        ChainState chain = quoted();
        assertEquals(FORWARD, chain.forward, 1e-10);
        assertEquals(TAU, chain.tau, 1e-12);
        OptionGreeks greeks = new OptionGreeks();
        for (int column = 0; column < ids.length; column++) {
            double strike = strike(column);
            assertEquals(sigma(strike), chain.sigma[column], 1e-9);
            Greeks.compute(column % 2 == 0, SPOT, FORWARD, strike, sigma(strike), TAU, RATE, greeks);
            assertEquals(greeks.delta, chain.delta[column], 1e-8);
            assertEquals(greeks.gamma, chain.gamma[column], 1e-8);
            assertEquals(greeks.vega, chain.vega[column], 1e-8);
            assertEquals(greeks.theta, chain.theta[column], CARRY_ERROR);
            assertEquals(greeks.vanna, chain.vanna[column], 1e-8);
            assertEquals(greeks.charm, chain.charm[column], CARRY_ERROR);
        }
    }

    @Test
    void shouldTakeTheMedianForwardOfTheThreeTightestStrikes() {
        ChainState chain = quoted();
        int row = chain.rowOf(100);
        double call = price(true, 100, TAU);
        market.quote(ids[2 * row], call + 0.499, call + 0.501);
        double put = price(false, 102, TAU);
        market.quote(ids[2 * row + 3], put - 0.001, put + 0.001);
        market.pass(settings.repricingCadence());
        assertEquals(FORWARD, chain.forward, 1e-3, "one wrong strike among the three does not move the median");
    }

    @Test
    void shouldFallBackToTheVenuesForwardAndThenToCarry() {
        market.spot(SPOT);
        list(DAYS);
        market.pass(0);
        assertEquals(SPOT * Math.exp((RATE - 0.02) * TAU), market.get(Metric.FORWARD), 1e-9);
        double nan = Double.NaN;
        market.feed(market.tick.asVenueGreeks(ids[0], market.time, nan, nan, nan, nan, nan, 101.5));
        market.pass(settings.repricingCadence());
        assertEquals(101.5, market.get(Metric.FORWARD));
    }

    @Test
    void shouldNotKnowVolatilityFromWideCrossedStaleOrImpossibleQuotes() {
        market = new ChainMarket(
                new ChainSettingsBuilder().rates(RATE, 0.02).sigmaAge(0).build());
        ChainState chain = quoted();
        int column = 2 * chain.rowOf(110);
        double price = price(true, 110, TAU);
        market.quote(ids[column], 0.7 * price, 1.3 * price);
        expectUnknown(chain, column, "wider than half of the mid");
        market.quote(ids[column], 1.1 * price, 0.9 * price);
        expectUnknown(chain, column, "crossed");
        market.quote(ids[column], Double.NaN, price);
        expectUnknown(chain, column, "without a bid");
        market.quote(ids[column], 149, 151);
        expectUnknown(chain, column, "above the forward");
        market.quote(ids[column], 0.99 * price, 1.01 * price);
        market.pass(settings.repricingCadence());
        assertEquals(sigma(110), chain.sigma[column], 1e-3);
        market.pass(settings.quoteStaleness());
        assertTrue(Double.isNaN(chain.sigma[column]), "stale");
        assertTrue(Double.isNaN(market.get(Metric.ATM_SIGMA)), "stale");
    }

    private void expectUnknown(ChainState chain, int column, String why) {
        market.pass(settings.repricingCadence());
        assertTrue(Double.isNaN(chain.sigma[column]), why);
        assertTrue(Double.isNaN(chain.gamma[column]), why);
    }

    @Test
    void shouldInterpolateAtTheForward() {
        ChainState chain = quoted();
        double weight = (FORWARD - 100) / 2;
        double sigma = (1 - weight) * sigma(100) + weight * sigma(102);
        assertEquals(sigma, market.get(Metric.ATM_SIGMA), 1e-9);
        double call = Black76.price(true, FORWARD, FORWARD, sigma, TAU, Math.exp(-RATE * TAU));
        assertEquals(2 * call, market.get(Metric.STRADDLE), 1e-9);
        double move = sigma * Math.sqrt(TAU) * FORWARD;
        assertEquals(move, market.get(Metric.EXPECTED_MOVE), 1e-8);
        assertEquals(Math.sqrt(Math.PI / 2) * chain.straddle, market.get(Metric.EXPECTED_MOVE_STRADDLE), 1e-12);
        assertEquals(FORWARD - 2 * move, market.get(Metric.BAND_DOWN_2), 1e-7);
        double total = sigma * Math.sqrt(TAU);
        assertEquals(
                Probabilities.terminalAbove(FORWARD, FORWARD + move, total),
                market.get(Metric.TERMINAL_PROBABILITY_UP_1),
                1e-9);
        assertEquals(
                Probabilities.touch(SPOT, FORWARD - move, total, Math.log(FORWARD / SPOT)),
                market.get(Metric.TOUCH_PROBABILITY_DOWN_1),
                1e-8);
        assertTrue(market.get(Metric.TOUCH_PROBABILITY_UP_1) > 1.5 * market.get(Metric.TERMINAL_PROBABILITY_UP_1));
    }

    @Test
    void shouldInterpolateTheSkewAtAQuarterDelta() {
        ChainState chain = quoted();
        double call = skew(chain, 0, 0.25);
        double put = skew(chain, 1, -0.25);
        assertEquals(call - put, market.get(Metric.RISK_REVERSAL_25), 1e-12);
        assertEquals((call + put) / 2 - chain.atmSigma, market.get(Metric.BUTTERFLY_25), 1e-12);
        assertTrue(market.get(Metric.RISK_REVERSAL_25) < 0, "the smile slopes down");
    }

    private static double skew(ChainState chain, int side, double delta) {
        for (int row = 1; row < chain.rows(); row++) {
            double left = chain.delta[2 * row - 2 + side];
            double right = chain.delta[2 * row + side];
            if (left >= delta && right <= delta) {
                double weight = (left - delta) / (left - right);
                return (1 - weight) * chain.sigma[2 * row - 2 + side] + weight * chain.sigma[2 * row + side];
            }
        }
        return Double.NaN;
    }

    @Test
    void shouldMoveTheAtmStrikeOnlyBeyondHalfAGap() {
        quoted();
        double[] spots = {100, 100.9, 101, 101.01, 101, 100.99, 97, 95.5};
        double[] expected = {100, 100, 100, 102, 102, 100, 98, 96};
        StickyStrike sticky = new StickyStrike();
        for (int i = 0; i < spots.length; i++) {
            assertEquals(expected[i], sticky.update(market.chain(0), spots[i]), "spot " + spots[i]);
        }
    }

    @Test
    void shouldRollToTheNextExpiryAndKnowTheTermSlope() {
        market.spot(SPOT);
        list(1);
        quoteAll(1 / 365.0);
        list(DAYS);
        quoteAll(TAU);
        market.pass(0);
        double near = market.chain(0).atmSigma;
        double next = market.chain(1).atmSigma;
        assertEquals(next - near, market.get(Metric.TERM_SLOPE), 1e-15);
        market.openInterest(ids[0], 100);
        market.pass(ChainMarket.DAY);
        assertEquals((DAYS - 1) / 365.0, market.get(Metric.TAU), 1e-12);
        assertTrue(Double.isNaN(market.get(Metric.TERM_SLOPE)), "there is no further expiry");
        market.pass(DAYS * ChainMarket.DAY);
        for (Metric metric : new Metric[] {Metric.FORWARD, Metric.ATM_SIGMA, Metric.CALL_OI, Metric.NET_GEX}) {
            assertTrue(Double.isNaN(market.get(metric)), metric + " after the last expiry");
        }
    }

    @Test
    void shouldNeverTakeUnknownOpenInterestForNone() {
        market = new ChainMarket(settings, InstrumentKind.INDEX, ChainMarket.START);
        quoted();
        for (Metric metric : new Metric[] {
            Metric.CALL_OI,
            Metric.PCR_OI,
            Metric.PCR_OI_ATM,
            Metric.CALL_OI_WALL,
            Metric.MAX_PAIN,
            Metric.NET_GEX,
            Metric.NORMALISED_GEX,
            Metric.CALL_WALL,
            Metric.ZERO_GAMMA,
            Metric.ZERO_GAMMA_ROOTS,
            Metric.NET_VANNA,
            Metric.HEDGING_FLOW_1PCT,
            Metric.GAMMA_FRAGILITY,
            Metric.PCR_VOLUME,
            Metric.GAMMA_SOURCE
        }) {
            assertTrue(Double.isNaN(market.get(metric)), metric.name());
        }
    }

    @Test
    void shouldPrintVolatilityAsNseDoes() {
        market = new ChainMarket(
                new ChainSettingsBuilder().ivMode(IvMode.NSE, 0).build(), InstrumentKind.INDEX, ChainMarket.START);
        market.spot(SPOT);
        list(DAYS);
        quoteAll(TAU);
        market.pass(0);
        for (int column = 0; column < ids.length; column++) {
            double mid = market.chain(0).mid(column);
            double expected = BlackScholesSpot.implied(mid, SPOT, strike(column), DAYS, column % 2 == 0);
            assertEquals(expected, market.chain(0).sigma[column], "column " + column);
        }
    }

    @Test
    void shouldMeasureTheQuotesOfTheAtmStrikes() {
        quoted();
        assertEquals(0.02, market.get(Metric.OPTION_SPREAD), 1e-12);
        assertEquals(0, market.get(Metric.OPTION_STALENESS));
        market.pass(90 * ChainMarket.SECOND);
        assertEquals(90, market.get(Metric.OPTION_STALENESS), 1e-9);
    }

    @Test
    void shouldTakeTheVenuesGammaForTheWholeChainOrNotAtAll() {
        market = new ChainMarket(
                new ChainSettingsBuilder()
                        .rates(RATE, 0.02)
                        .gammaSource(GammaSource.VENUE)
                        .build(),
                InstrumentKind.EQUITY,
                ChainMarket.START);
        ChainState chain = quoted();
        for (int id : ids) {
            market.openInterest(id, 100);
        }
        market.pass(settings.repricingCadence());
        assertTrue(Double.isNaN(market.get(Metric.NET_GEX)), "the venue has sent nothing, our own does not stand in");
        double nan = Double.NaN;
        market.feed(market.tick.asVenueGreeks(ids[20], market.time, 0.3, 0.5, 0.02, nan, nan, nan));
        market.pass(settings.repricingCadence());
        assertEquals(0.02 * 100 * 0.01 * SPOT * SPOT, market.get(Metric.GROSS_GEX), 1e-9);
        assertEquals(1, market.get(Metric.GAMMA_SOURCE));
        assertEquals(0.3, chain.sigma[20]);
        assertEquals(0.5, chain.delta[20]);
        assertTrue(Double.isNaN(chain.gamma[21]), "the put of the strike has no gamma of the venue");
    }

    @Test
    void shouldIgnoreTheVenuesGammaWhenItsOwnIsAsked() {
        ChainState chain = quoted();
        double own = chain.gamma[20];
        market.feed(market.tick.asVenueGreeks(ids[20], market.time, 0.9, 0.1, 9, 9, 9, 90));
        market.pass(settings.repricingCadence());
        assertEquals(own, chain.gamma[20], 1e-6);
        assertEquals(FORWARD, chain.forward, 1e-6);
    }
}
