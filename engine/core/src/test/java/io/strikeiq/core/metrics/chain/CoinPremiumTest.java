package io.strikeiq.core.metrics.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.pricing.Black76;
import io.strikeiq.core.state.ChainState;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Inverse options, whose premium is in units of the underlying, beside linear twins of the same worth. */
class CoinPremiumTest {
    private static final int CHAINS = 50;
    private static final int STRIKES = 25;
    private static final double SAME = 1e-9;

    private static final Metric[] METRICS = {
        Metric.FORWARD,
        Metric.ATM_SIGMA,
        Metric.STRADDLE,
        Metric.EXPECTED_MOVE,
        Metric.EXPECTED_MOVE_MODEL_FREE,
        Metric.RISK_REVERSAL_25,
        Metric.OPTION_SPREAD,
        Metric.NET_GEX,
        Metric.GROSS_GEX,
        Metric.NET_VANNA,
        Metric.NET_CHARM,
        Metric.ZERO_GAMMA,
        Metric.ZERO_GAMMA_ROOTS
    };

    @Test
    void shouldGiveInverseChainsTheForwardVolatilityGreeksAndExposureOfLinearTwins() {
        for (long seed = 1; seed <= CHAINS; seed++) {
            ChainMarket linear = market(seed, false);
            ChainMarket inverse = market(seed, true);
            String at = "seed " + seed;
            for (Metric metric : METRICS) {
                same(linear.get(metric), inverse.get(metric), metric + " at " + at);
            }
            ChainState expected = linear.chain(0);
            ChainState actual = inverse.chain(0);
            for (int column = 0; column < 2 * STRIKES; column++) {
                same(expected.sigma[column], actual.sigma[column], "sigma at " + at);
                same(expected.delta[column], actual.delta[column], "delta at " + at);
                same(expected.gamma[column], actual.gamma[column], "gamma at " + at);
                same(expected.vega[column], actual.vega[column], "vega at " + at);
                same(expected.theta[column], actual.theta[column], "theta at " + at);
                same(expected.vanna[column], actual.vanna[column], "vanna at " + at);
                same(expected.charm[column], actual.charm[column], "charm at " + at);
            }
        }
    }

    private static void same(double expected, double actual, String what) {
        double scale = Double.isNaN(expected) ? 1 : Math.max(1, Math.abs(expected));
        assertEquals(expected, actual, SAME * scale, what);
    }

    private static ChainMarket market(long seed, boolean coin) {
        SplittableRandom random = new SplittableRandom(seed);
        double rate = 0.05 * random.nextDouble();
        ChainMarket market = new ChainMarket(
                new ChainSettingsBuilder().rates(rate, 0).build(), InstrumentKind.INDEX, ChainMarket.START);
        double spot = 60_000 * (0.5 + random.nextDouble());
        double forward = spot * (1 + 0.02 * (random.nextDouble() - 0.3));
        double days = 0.2 + 60 * random.nextDouble();
        double base = 0.3 + 0.5 * random.nextDouble();
        market.spot(spot);
        double tau = days / 365;
        double total = base * Math.sqrt(tau);
        for (int i = 0; i < STRIKES; i++) {
            double strike = Math.round(forward * Math.exp(0.35 * total * (i - STRIKES / 2)));
            double x = Math.log(strike / forward) / total;
            double sigma = base * (1 - 0.03 * x + 0.02 * x * x);
            for (OptionRight right : new OptionRight[] {OptionRight.CALL, OptionRight.PUT}) {
                long expiry = ChainMarket.START + (long) (days * ChainMarket.DAY);
                int id = coin ? market.coinOption(right, strike, expiry) : market.option(right, strike, expiry);
                double exact = (expiry - ChainMarket.START) / ChainMarket.YEAR;
                double worth = Black76.price(
                        right == OptionRight.CALL, forward, strike, sigma, exact, Math.exp(-rate * exact));
                double mid = coin ? worth / forward : worth;
                double half = 0.1 * random.nextDouble() * mid;
                market.quote(id, mid - half, mid + half);
                market.openInterest(id, random.nextInt(1_000));
            }
        }
        market.pass(0);
        return market;
    }
}
