package io.strikeiq.core.metrics.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.pricing.Black76;
import org.junit.jupiter.api.Test;

/** The last good volatility of a strike stands while its quote is of no use, up to an age. */
class CarriedSigmaTest {
    private static final double SPOT = 100;
    private static final double SIGMA = 0.2;
    private static final int DAYS = 10;

    private final ChainSettings settings = ChainSettings.defaults();
    private final ChainMarket market = new ChainMarket(settings);
    private final long expiry = ChainMarket.START + DAYS * ChainMarket.DAY;
    private int atTheMoneyCall;

    private double price(boolean call, double strike) {
        double tau = (expiry - market.time) / ChainMarket.YEAR;
        return Black76.price(call, SPOT, strike, SIGMA, tau, 1);
    }

    private void quoted() {
        market.spot(SPOT);
        for (int strike = 90; strike <= 110; strike += 2) {
            for (OptionRight right : new OptionRight[] {OptionRight.CALL, OptionRight.PUT}) {
                int id = market.option(right, strike, expiry);
                double price = price(right == OptionRight.CALL, strike);
                market.quote(id, 0.99 * price, 1.01 * price);
                market.openInterest(id, right == OptionRight.CALL ? 1_000 + strike : 900);
                if (strike == SPOT && right == OptionRight.CALL) {
                    atTheMoneyCall = id;
                }
            }
        }
        market.pass(0);
    }

    @Test
    void shouldKeepExposureRegimeAndWallWhileTheAskOfTheAtmCallIsMissing() {
        quoted();
        double net = market.get(Metric.NET_GEX);
        double wall = market.get(Metric.CALL_WALL);
        assertEquals(0, market.get(Metric.CARRIED_STRIKES));
        market.quote(atTheMoneyCall, 0.99 * price(true, SPOT), Double.NaN);
        market.pass(settings.repricingCadence());
        assertEquals(net, market.get(Metric.NET_GEX), 1e-4 * net);
        assertEquals(wall, market.get(Metric.CALL_WALL));
        assertEquals(SIGMA, market.get(Metric.ATM_SIGMA), 1e-6);
        assertEquals(1, market.get(Metric.CARRIED_STRIKES));
    }

    @Test
    void shouldImplyTheStrikeAgainFromItsNextGoodQuote() {
        quoted();
        market.quote(atTheMoneyCall, Double.NaN, Double.NaN);
        market.pass(settings.repricingCadence());
        double price = 1.1 * price(true, SPOT);
        market.quote(atTheMoneyCall, price, price);
        market.pass(settings.repricingCadence());
        assertEquals(0, market.get(Metric.CARRIED_STRIKES));
        assertTrue(market.chain(0).sigma[2 * market.chain(0).rowOf(SPOT)] > 1.05 * SIGMA);
    }

    @Test
    void shouldForgetTheVolatilityBeyondItsAge() {
        quoted();
        market.quote(atTheMoneyCall, Double.NaN, 1);
        int row = market.chain(0).rowOf(SPOT);
        market.pass(settings.sigmaAge());
        assertEquals(SIGMA, market.chain(0).sigma[2 * row], 1e-6);
        market.pass(60 * settings.repricingCadence());
        assertTrue(Double.isNaN(market.chain(0).sigma[2 * row]));
        assertEquals(0, market.get(Metric.CARRIED_STRIKES));
    }

    @Test
    void shouldCarryOverTheListingOfAnotherStrike() {
        quoted();
        market.quote(atTheMoneyCall, Double.NaN, 1);
        market.pass(settings.repricingCadence());
        market.option(OptionRight.CALL, 99, expiry);
        market.pass(settings.repricingCadence());
        assertEquals(SIGMA, market.chain(0).sigma[2 * market.chain(0).rowOf(SPOT)], 1e-6);
        assertEquals(1, market.get(Metric.CARRIED_STRIKES));
    }
}
