package io.strikeiq.service.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.PremiumUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoinPremiumsTest {
    private static final double STEP = 1e-4;

    private static List<MarketEvent> session(PremiumUnit premium) {
        SimulatorSettings settings = new SimulatorSettings(7, 1, 9, 1, 5_000, 1, premium);
        List<MarketEvent> ticks = new ArrayList<>();
        TickSink sink = tick -> {
            MarketEvent copy = new MarketEvent();
            copy.copyFrom(tick);
            ticks.add(copy);
        };
        new MarketSimulator(settings).run(CoinPremiums.of(settings, sink), event -> {});
        return ticks;
    }

    @Test
    void shouldGiveTheSameSessionWithPremiumsOverTheMiddleOfTheBook() {
        List<MarketEvent> money = session(PremiumUnit.CURRENCY);
        List<MarketEvent> coin = session(PremiumUnit.COIN);
        assertEquals(money.size(), coin.size());
        double spot = Double.NaN;
        int quotes = 0;
        int trades = 0;
        for (int i = 0; i < money.size(); i++) {
            MarketEvent paid = money.get(i);
            MarketEvent inverse = coin.get(i);
            assertEquals(paid.type, inverse.type);
            if (paid.type == TickType.DEPTH) {
                spot = 0.5 * (paid.bidPrices[0] + paid.askPrices[0]);
                assertEquals(paid.bidPrices[0], inverse.bidPrices[0], "the underlying stays in money");
            } else if (paid.type == TickType.QUOTE) {
                quotes++;
                assertEquals(paid.askPrice / spot, inverse.askPrice, STEP);
                assertTrue(inverse.askPrice >= STEP, "ask " + inverse.askPrice);
                boolean none = Double.isNaN(inverse.bidPrice);
                assertEquals(none, Double.isNaN(inverse.bidSize));
                assertTrue(
                        none || Math.abs(paid.bidPrice / spot - inverse.bidPrice) <= STEP, "bid " + inverse.bidPrice);
            } else if (paid.type == TickType.TRADE && paid.instrumentId != 0) {
                trades++;
                assertEquals(paid.price / spot, inverse.price, STEP);
                assertEquals(paid.size, inverse.size);
            } else if (paid.type == TickType.INSTRUMENT && paid.definition.isOption()) {
                assertEquals(PremiumUnit.COIN, inverse.definition.premiumUnit());
                assertEquals(STEP, inverse.definition.tickSize());
            }
        }
        assertTrue(quotes > 1_000 && trades > 100, quotes + " quotes, " + trades + " trades");
    }
}
