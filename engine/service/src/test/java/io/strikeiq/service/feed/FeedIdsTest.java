package io.strikeiq.service.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import org.junit.jupiter.api.Test;

class FeedIdsTest {
    private final RunIds run = new RunIds();
    private final MarketEvent tick = new MarketEvent();

    private static Instrument underlying(int id, String symbol) {
        return Instrument.underlying(id, symbol, InstrumentKind.INDEX, 1, 0.05, "USD");
    }

    private static Instrument option(int id, int underlying) {
        return Instrument.option(
                id,
                "OPTION",
                underlying,
                OptionRight.CALL,
                100,
                Long.MAX_VALUE,
                ExerciseStyle.EUROPEAN,
                1,
                0.05,
                "USD");
    }

    private int define(FeedIds feed, Instrument instrument) {
        assertTrue(feed.translate(tick.asInstrument(instrument, 1)));
        assertEquals(tick.instrumentId, tick.definition.id());
        return tick.instrumentId;
    }

    @Test
    void shouldGiveFeedsWithTheSameIdsDifferentOnesInTheRun() {
        FeedIds first = new FeedIds(run);
        FeedIds second = new FeedIds(run);
        int one = define(first, underlying(0, "ONE"));
        int two = define(second, underlying(0, "TWO"));
        int listed = define(second, option(1, 0));

        assertEquals(0, one);
        assertEquals(1, two);
        assertEquals(2, listed);
        assertEquals(two, tick.definition.underlyingId());
        assertTrue(second.translate(tick.asQuote(1, 1, 1, 1, 2, 1)));
        assertEquals(listed, tick.instrumentId);
        assertEquals(one, define(first, underlying(0, "ONE")), "terms that change keep the id");
    }

    @Test
    void shouldKeepTheIdsOfTheRecordingOverARestart() {
        run.recorded(underlying(7, "ONE"));
        FeedIds feed = new FeedIds(run);

        assertEquals(8, define(feed, underlying(0, "OTHER")));
        assertEquals(7, define(feed, underlying(1, "ONE")));
    }

    @Test
    void shouldLeaveWhatNamesNothingKnownToTheGateOrDropIt() {
        FeedIds feed = new FeedIds(run);

        assertTrue(feed.translate(tick.asQuote(3, 1, 1, 1, 2, 1)));
        assertEquals(-1, tick.instrumentId);
        assertFalse(feed.translate(tick.asSession(3, 1, SessionPhase.OPEN)), "it is not one of all");
        assertTrue(feed.translate(tick.asSession(-1, 1, SessionPhase.OPEN)));
        assertTrue(feed.translate(tick.asClock(1)));
        assertThrows(IllegalStateException.class, () -> feed.translate(tick.asInstrument(option(4, 3), 1)));
    }
}
