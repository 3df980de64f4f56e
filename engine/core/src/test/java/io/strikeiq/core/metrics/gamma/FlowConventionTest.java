package io.strikeiq.core.metrics.gamma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.chain.ChainMarket;
import io.strikeiq.core.metrics.chain.ChainSettingsBuilder;
import io.strikeiq.core.metrics.chain.GexConvention;
import io.strikeiq.core.pricing.Black76;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signs of dealers' exposure that follow the session's classified trades. */
class FlowConventionTest {
    private static final double OPEN_INTEREST = 50_000;

    private final ChainMarket market = new ChainMarket(
            new ChainSettingsBuilder().convention(GexConvention.BY_FLOW).build(),
            InstrumentKind.INDEX,
            ChainMarket.START);
    private int call;

    @BeforeEach
    void quote() {
        market.session(SessionPhase.OPEN);
        market.spot(100);
        call = market.option(OptionRight.CALL, 100, ChainMarket.START + 10 * ChainMarket.DAY);
        double price = Black76.price(true, 100, 100, 0.2, 10 / 365.0, 1);
        market.quote(call, 0.99 * price, 1.01 * price);
        market.openInterest(call, OPEN_INTEREST);
        market.pass(0);
    }

    private double afterTrade(double size, Aggressor side) {
        market.trade(call, 2, size, side);
        return market.get(Metric.NORMALISED_GEX);
    }

    @Test
    void shouldWeighASignByTheShareOfOpenInterestThatTraded() {
        assertTrue(Double.isNaN(market.get(Metric.NET_GEX)), "no trade has said which side dealers are on");
        assertEquals(-1 / OPEN_INTEREST, afterTrade(1, Aggressor.BUY), 1e-15);
        assertEquals(1 / OPEN_INTEREST, afterTrade(2, Aggressor.SELL), 1e-15);
    }

    @Test
    void shouldStayWithinOneHoweverMuchIsTraded() {
        assertEquals(-1, afterTrade(3 * OPEN_INTEREST, Aggressor.BUY));
        for (int i = 0; i < 1_000; i++) {
            double normalised = afterTrade(OPEN_INTEREST / 97, Aggressor.SELL);
            assertTrue(normalised >= -1 && normalised <= 1, "after " + i + " sales: " + normalised);
        }
        assertEquals(1, afterTrade(9 * OPEN_INTEREST, Aggressor.SELL));
    }

    @Test
    void shouldForgetTheFlowOfTheLastSession() {
        afterTrade(OPEN_INTEREST, Aggressor.BUY);
        market.session(SessionPhase.CLOSE);
        market.session(SessionPhase.OPEN);
        market.spot(100);
        assertTrue(Double.isNaN(market.get(Metric.NET_GEX)));
        assertEquals(1 / OPEN_INTEREST, afterTrade(1, Aggressor.SELL), 1e-15);
    }
}
