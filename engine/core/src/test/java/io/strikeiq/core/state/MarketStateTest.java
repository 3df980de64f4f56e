package io.strikeiq.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarketStateTest {
    private final MarketState state = new MarketState();
    private final MarketEvent tick = new MarketEvent();

    private void underlying() {
        state.onTick(tick.asInstrument(Instrument.underlying(0, "U", InstrumentKind.INDEX, 1, 0.05, "USD"), 1));
    }

    private void option(int id, double strike, OptionRight right, long expiry) {
        state.onTick(tick.asInstrument(
                Instrument.option(id, "O" + id, 0, right, strike, expiry, ExerciseStyle.EUROPEAN, 1, 0.05, "USD"), 1));
    }

    @Test
    void shouldKeepEveryOptionAtItsColumnWhileStrikesAreListedInAnyOrder() {
        underlying();
        long seed = 20_240_101L;
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, Double> bids = new HashMap<>();
        Map<Integer, Double> strikes = new HashMap<>();
        for (int id = 1; id <= 400; id++) {
            double strike = 5 * (1 + random.nextInt(150));
            OptionRight right = id % 2 == 0 ? OptionRight.CALL : OptionRight.PUT;
            if (strikes.entrySet().stream().anyMatch(e -> e.getValue() == strike && e.getKey() % 2 == id0(right))) {
                continue;
            }
            strikes.put(id, strike);
            option(id, strike, right, 1_000);
            bids.put(id, random.nextDouble() + 1);
            state.onTick(tick.asQuote(id, 2, bids.get(id), 1, bids.get(id) + 1, 1));
        }
        ChainState chain = state.underlying(0).chain(0);
        for (int row = 1; row < chain.rows(); row++) {
            assertTrue(chain.strike(row) > chain.strike(row - 1), "strikes are sorted");
        }
        bids.forEach((id, bid) -> {
            int column = state.columnOf(id);
            assertEquals(bid, chain.bid(column), "bid of option " + id + ", seed " + seed);
            assertEquals(strikes.get(id), chain.strike(column / 2));
            assertEquals(id, chain.instrumentIds[column]);
        });
    }

    private static int id0(OptionRight right) {
        return right == OptionRight.CALL ? 0 : 1;
    }

    @Test
    void shouldSortChainsByExpiryAndPassOverTheExpired() {
        underlying();
        option(1, 100, OptionRight.CALL, 3_000);
        option(2, 100, OptionRight.CALL, 1_000);
        option(3, 100, OptionRight.CALL, 2_000);
        UnderlyingState underlying = state.underlying(0);
        assertEquals(1_000, underlying.front().expiryTime());
        state.onTick(tick.asClock(1_500));
        assertEquals(2_000, underlying.front().expiryTime());
        state.onTick(tick.asClock(5_000));
        assertNull(underlying.front());
    }

    @Test
    void shouldGiveTheOpenInterestBeforeAChangeAndNaNAtFirst() {
        underlying();
        option(1, 100, OptionRight.CALL, 1_000);
        state.onTick(tick.asOpenInterest(1, 2, 500));
        assertTrue(Double.isNaN(tick.priorOpenInterest));
        state.onTick(tick.asOpenInterest(1, 3, 700));
        assertEquals(500, tick.priorOpenInterest);
    }

    @Test
    void shouldTakeSpotFromTheQuoteOnlyUntilAPriceIsKnown() {
        underlying();
        state.onTick(tick.asQuote(0, 2, 99, 1, 101, 1));
        assertEquals(100, state.underlying(0).spot);
        state.onTick(tick.asUnderlyingPrice(0, 3, 100.5));
        state.onTick(tick.asQuote(0, 4, 89, 1, 91, 1));
        assertEquals(100.5, state.underlying(0).spot);
    }

    @Test
    void shouldStartVolumesAnewAtTheOpen() {
        underlying();
        option(1, 100, OptionRight.CALL, 1_000);
        state.onTick(tick.asTrade(1, 2, 5, 30, Aggressor.UNKNOWN));
        state.onTick(tick.asTrade(0, 2, 100, 7, Aggressor.UNKNOWN));
        assertEquals(30, state.chainOf(1).volume[state.columnOf(1)]);
        state.onTick(tick.asSession(0, 3, SessionPhase.OPEN));
        assertEquals(0, state.chainOf(1).volume[state.columnOf(1)]);
        assertTrue(state.underlying(0).session().isOpen());
    }

    @Test
    void shouldCountTicksOfUnknownInstrumentsAndChangeNothing() {
        underlying();
        state.onTick(tick.asQuote(77, 2, 1, 1, 2, 1));
        assertNull(tick.instrument);
        assertEquals(-1, tick.underlyingIndex);
        assertEquals(1, state.unknownInstrumentTicks());
    }

    @Test
    void shouldTakeMarksOfAllUnderlyingsForNoUnknownInstrument() {
        underlying();
        state.onTick(tick.asDay(-1, 2));
        state.onTick(tick.asFeedState(-1, 3, FeedState.DOWN, 3, Long.MAX_VALUE));
        state.onTick(tick.asConfidence(4, -1, -1, 0.5, 1));
        assertNull(tick.instrument);
        assertEquals(0, state.unknownInstrumentTicks());
    }

    @Test
    void shouldResolveTheInstrumentForTheStagesBehind() {
        underlying();
        option(1, 100, OptionRight.PUT, 1_000);
        state.onTick(tick.asQuote(1, 2, 1, 1, 2, 1));
        assertSame(state.instrument(1), tick.instrument);
        assertEquals(0, tick.underlyingIndex);
    }

    @Test
    void shouldReplaceTermsOfAnInstrumentDefinedAgain() {
        underlying();
        option(1, 100, OptionRight.PUT, 1_000);
        state.onTick(tick.asQuote(1, 2, 1, 1, 2, 1));
        option(1, 100, OptionRight.PUT, 1_000);
        assertEquals(1, state.underlying(0).chain(0).rows());
        assertEquals(1, state.chainOf(1).bid(state.columnOf(1)));
    }

    @Test
    void shouldNotLoseTheVolumeToATradeOfUnknownSize() {
        underlying();
        option(1, 100, OptionRight.CALL, 1_000);
        for (int id = 0; id <= 1; id++) {
            state.onTick(tick.asTrade(id, 2, 10, 5, Aggressor.BUY));
            state.onTick(tick.asTrade(id, 3, 11, Double.NaN, Aggressor.BUY));
        }
        assertEquals(5, state.chainOf(1).volume[state.columnOf(1)]);
        assertEquals(11, state.chainOf(1).last[state.columnOf(1)]);
    }
}
