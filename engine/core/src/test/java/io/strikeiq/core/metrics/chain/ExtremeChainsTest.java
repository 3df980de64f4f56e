package io.strikeiq.core.metrics.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.pricing.Black76;
import io.strikeiq.testing.LongTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chains at the edge of what a venue lists: each metric is a value or unknown. */
@LongTest
class ExtremeChainsTest {
    private static final double SPOT = 100;
    private static final long MINUTE = 60 * ChainMarket.SECOND;

    private ChainMarket market = new ChainMarket(ChainSettings.defaults());

    private void start(GexConvention convention) {
        market = new ChainMarket(
                new ChainSettingsBuilder().convention(convention).build(), InstrumentKind.EQUITY, ChainMarket.START);
        market.session(SessionPhase.OPEN);
        market.spot(SPOT);
    }

    private void option(OptionRight right, double strike, long left, double sigma) {
        int id = market.option(right, strike, market.time + left);
        double price = Black76.price(right == OptionRight.CALL, SPOT, strike, sigma, left / ChainMarket.YEAR, 1);
        market.quote(id, price, price);
        market.openInterest(id, 100);
        market.trade(id, Math.max(price, 0.01), 5, Aggressor.BUY);
    }

    private void passAndCheck(String what) {
        for (long step : new long[] {0, ChainMarket.SECOND, 10 * ChainMarket.SECOND, MINUTE, ChainMarket.DAY}) {
            market.pass(step);
            market.spot(SPOT * (1 + 1e-9 * step / ChainMarket.SECOND));
            for (Metric metric : Metric.values()) {
                assertFalse(Double.isInfinite(market.get(metric)), () -> metric + " with " + what);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(GexConvention.class)
    void shouldKnowOrNotKnowEachMetricOfOnlyPuts(GexConvention convention) {
        start(convention);
        for (double strike = 90; strike <= 110; strike += 2) {
            option(OptionRight.PUT, strike, 3 * ChainMarket.DAY, 0.3);
        }
        passAndCheck("only puts");
        assertTrue(Double.isNaN(market.get(Metric.PCR_OI)), "there are no calls");
    }

    @ParameterizedTest
    @EnumSource(GexConvention.class)
    void shouldKnowOrNotKnowEachMetricOfOneStrike(GexConvention convention) {
        start(convention);
        option(OptionRight.CALL, SPOT, 3 * ChainMarket.DAY, 0.3);
        option(OptionRight.PUT, SPOT, 3 * ChainMarket.DAY, 0.3);
        market.pass(0);
        assertEquals(0.3, market.get(Metric.ATM_SIGMA), 1e-9);
        passAndCheck("one strike");
    }

    @ParameterizedTest
    @EnumSource(GexConvention.class)
    void shouldKnowOrNotKnowEachMetricAMinuteBeforeExpiry(GexConvention convention) {
        start(convention);
        for (double strike = 99; strike <= 101; strike += 0.1) {
            option(OptionRight.CALL, strike, MINUTE, 0.2);
            option(OptionRight.PUT, strike, MINUTE, 0.2);
        }
        market.pass(0);
        assertEquals(0.2, market.get(Metric.ATM_SIGMA), 1e-6);
        passAndCheck("a minute to expiry");
    }

    @ParameterizedTest
    @EnumSource(GexConvention.class)
    void shouldKnowOrNotKnowEachMetricOfStrikesFarFromSpot(GexConvention convention) {
        start(convention);
        for (double strike : new double[] {1e-6 * SPOT, 90, 100, 110, 1e9 * SPOT}) {
            option(OptionRight.CALL, strike, 3 * ChainMarket.DAY, 0.3);
            option(OptionRight.PUT, strike, 3 * ChainMarket.DAY, 0.3);
        }
        market.pass(0);
        assertEquals(0.3, market.get(Metric.ATM_SIGMA), 1e-9);
        passAndCheck("strikes of 1e-6 and 1e9 of spot");
    }

    @Test
    void shouldKnowOrNotKnowEachMetricOfThreeThousandExpiries() {
        start(GexConvention.LONG_CALLS_SHORT_PUTS);
        for (int expiry = 1; expiry <= 3_000; expiry++) {
            option(OptionRight.CALL, SPOT, expiry * ChainMarket.DAY / 4, 0.3);
            option(OptionRight.PUT, SPOT, expiry * ChainMarket.DAY / 4, 0.3);
        }
        market.pass(0);
        assertEquals(0.3, market.get(Metric.ATM_SIGMA_30D), 1e-9);
        passAndCheck("3,000 expiries");
    }
}
