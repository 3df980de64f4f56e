package io.strikeiq.core.metrics.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.Aggressor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TradeClassifierTest {
    private static final double NONE = Double.NaN;
    private final TradeClassifier classifier = new TradeClassifier();

    private int unflagged(int id, double price, double bid, double ask) {
        return classifier.sign(id, price, Aggressor.UNKNOWN, bid, ask);
    }

    @Test
    void shouldTrustTheFlagOfTheVenueOverTheQuote() {
        assertEquals(-1, classifier.sign(0, 10.5, Aggressor.SELL, 10.0, 10.5));
        assertEquals(1, classifier.sign(0, 10.0, Aggressor.BUY, 10.0, 10.5));
    }

    @Test
    void shouldTakeATradeAtOrBeyondAQuoteForThatQuotesSide() {
        assertEquals(1, unflagged(0, 10.5, 10.0, 10.5));
        assertEquals(1, unflagged(0, 10.6, 10.0, 10.5));
        assertEquals(-1, unflagged(0, 10.0, 10.0, 10.5));
        assertEquals(-1, unflagged(0, 9.9, 10.0, 10.5));
    }

    @Test
    void shouldUseTheOneSideThatIsQuoted() {
        assertEquals(1, unflagged(0, 0.05, NONE, 0.05));
        assertEquals(-1, unflagged(1, 3.0, 3.0, NONE));
    }

    @Test
    void shouldFollowTheTickRuleInsideTheSpread() {
        assertEquals(0, unflagged(7, 10.2, 10.0, 10.5));
        assertEquals(1, unflagged(7, 10.3, 10.0, 10.5));
        assertEquals(1, unflagged(7, 10.3, 10.0, 10.5));
        assertEquals(-1, unflagged(7, 10.1, 10.0, 10.5));
        assertEquals(-1, unflagged(7, 10.1, NONE, NONE));
    }

    @Test
    void shouldNotReadALockedOrCrossedQuote() {
        assertEquals(0, unflagged(0, 10.0, 10.0, 10.0));
        assertEquals(0, unflagged(1, 10.0, 10.1, 9.9));
    }

    @Test
    void shouldLetTradesAtTheQuoteMoveTheTickRule() {
        unflagged(0, 10.5, 10.0, 10.5);
        assertEquals(-1, unflagged(0, 10.2, 10.0, 10.5));
    }

    @Test
    void shouldKeepInstrumentsApartAndGrowWithTheirIds() {
        unflagged(3, 10.2, NONE, NONE);
        assertEquals(0, unflagged(50_000, 11.0, NONE, NONE));
        assertEquals(1, unflagged(3, 10.4, NONE, NONE));
        assertEquals(1, unflagged(50_000, 12.0, NONE, NONE));
    }

    @Test
    void shouldKnowNothingOfATradeWithoutPrice() {
        unflagged(0, 10.0, NONE, NONE);
        unflagged(0, 11.0, NONE, NONE);
        assertEquals(0, unflagged(0, NONE, 10.0, 10.5));
    }

    @Test
    void shouldAgreeWithTheRuleReadFromTheWholeTape() {
        long seed = 20260309L;
        Random random = new Random(seed);
        int[] ids = {0, 5, 1500};
        List<List<Double>> tape = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < 20_000; i++) {
            int which = random.nextInt(ids.length);
            double bid = random.nextInt(10) == 0 ? NONE : 95 + random.nextInt(10);
            double ask = random.nextInt(10) == 0 ? NONE : (Double.isNaN(bid) ? 100 : bid) + random.nextInt(4) - 1;
            double price = 94 + random.nextInt(13);
            Aggressor flag = random.nextInt(4) == 0 ? Aggressor.of(random.nextInt(3)) : Aggressor.UNKNOWN;
            tape.get(which).add(price);
            assertEquals(
                    naive(tape.get(which), flag, bid, ask),
                    classifier.sign(ids[which], price, flag, bid, ask),
                    "seed " + seed + " trade " + i);
        }
    }

    private static int naive(List<Double> prices, Aggressor flag, double bid, double ask) {
        if (flag != Aggressor.UNKNOWN) {
            return flag == Aggressor.BUY ? 1 : -1;
        }
        double price = prices.get(prices.size() - 1);
        boolean usable = Double.isNaN(bid) || Double.isNaN(ask) || bid < ask;
        if (usable && !Double.isNaN(ask) && price >= ask) {
            return 1;
        }
        if (usable && !Double.isNaN(bid) && price <= bid) {
            return -1;
        }
        for (int i = prices.size() - 2; i >= 0; i--) {
            if (prices.get(i) != price) {
                return price > prices.get(i) ? 1 : -1;
            }
        }
        return 0;
    }
}
