package io.strikeiq.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import org.junit.jupiter.api.Test;

final class MarketEventTest {
    private final MarketEvent tick = new MarketEvent();
    private final MarketEvent slot = new MarketEvent();

    @Test
    void shouldKeepTheBestLevelsOfADeeperBookAndSayHowManyWereOffered() {
        tick.asDepth(1, 5, 25);

        assertEquals(MarketEvent.MAX_DEPTH, tick.depth);
        assertEquals(25, tick.levelsOffered);
    }

    @Test
    void shouldCopyTheDefinitionAndLeaveTheResolvedInstrumentToMarketState() {
        Instrument index = Instrument.underlying(3, "INDEX", InstrumentKind.INDEX, 1, 0.05, "INR");

        slot.copyFrom(tick.asInstrument(index, 5));

        assertSame(index, slot.definition);
        assertNull(slot.instrument);
    }

    @Test
    void shouldHoldNoDefinitionOnceTheSlotIsUsedAgain() {
        slot.copyFrom(tick.asInstrument(Instrument.underlying(3, "INDEX", InstrumentKind.INDEX, 1, 0.05, "INR"), 5));
        slot.copyFrom(tick.asClock(6));

        assertNull(slot.definition);
    }

    @Test
    void shouldForgetTheFlagsOfTheTradeBefore() {
        tick.asTrade(1, 5, 10, 2, Aggressor.BUY, 77, MarketEvent.FLAG_BLOCK | MarketEvent.FLAG_BACKFILLED);
        slot.copyFrom(tick);
        assertEquals(77, slot.tradeId);
        assertEquals(5, slot.flags);

        slot.copyFrom(tick.asTrade(1, 6, 10, 2, Aggressor.BUY));
        assertEquals(0, slot.tradeId);
        assertEquals(0, slot.flags);
    }

    @Test
    void shouldCopyWhatAFeedAndAPersonSay() {
        slot.copyFrom(tick.asFeedState(-1, 9, FeedState.GAP, 4, 8));
        assertEquals(FeedState.GAP, slot.feedState);
        assertEquals(4, slot.feedFrom);
        assertEquals(8, slot.feedTo);

        slot.copyFrom(tick.asConfidence(9, 2, 7, 0.31, 12));
        assertEquals(2, slot.confidenceEngine);
        assertEquals(7, slot.confidenceCell);
        assertEquals(0.31, slot.confidenceValue);
        assertEquals(12, slot.confidenceVersion);
    }
}
