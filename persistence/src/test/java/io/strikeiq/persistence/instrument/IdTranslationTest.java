package io.strikeiq.persistence.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.IdTranslation;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import org.junit.jupiter.api.Test;

class IdTranslationTest {
    private final InstrumentBook book = InstrumentBook.inMemory();
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

    private static Instrument future(int id) {
        return future(id, 0);
    }

    private static Instrument future(int id, int underlying) {
        return new Instrument(
                id,
                "FUTURE",
                InstrumentKind.FUTURE,
                underlying,
                OptionRight.NONE,
                Double.NaN,
                Long.MAX_VALUE,
                ExerciseStyle.EUROPEAN,
                1,
                0.05,
                "USD",
                0);
    }

    private int define(IdTranslation feed, Instrument instrument) {
        assertTrue(feed.translate(tick.asInstrument(instrument, 1)));
        assertEquals(tick.instrumentId, tick.definition.id());
        return tick.instrumentId;
    }

    @Test
    void shouldGiveFeedsWithTheSameIdsDifferentOnesInTheRun() {
        IdTranslation first = new IdTranslation(book);
        IdTranslation second = new IdTranslation(book);
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
        book.recorded(underlying(7, "ONE"));
        IdTranslation feed = new IdTranslation(book);

        assertEquals(0, define(feed, underlying(0, "OTHER")), "nobody has it");
        assertEquals(7, define(feed, underlying(1, "ONE")));
        assertEquals(8, define(feed, underlying(7, "THIRD")), "somebody has it");
    }

    @Test
    void shouldGiveTheBookOfAnUnderlyingThatIsDefinedAfterItTheSameIdEachTime() {
        IdTranslation feed = new IdTranslation(book);
        define(feed, underlying(0, "ONE").withBook(5));
        int named = tick.definition.bookInstrumentId();

        assertEquals(named, define(feed, future(5)));
        assertEquals(named, book.id("", "FUTURE"));
        IdTranslation later = new IdTranslation(book);
        define(later, underlying(3, "ONE").withBook(4));
        assertEquals(named, tick.definition.bookInstrumentId());
        assertEquals(named, define(later, future(4, 3)));
    }

    @Test
    void shouldKeepTheIdOfAnInstrumentThatIsRenamed() {
        IdTranslation feed = new IdTranslation(book);
        int id = define(feed, underlying(0, "FB"));

        assertEquals(id, define(feed, underlying(0, "META")));
        assertEquals(id, book.id("", "META"));
    }

    @Test
    void shouldLeaveWhatNamesNothingKnownToTheGateOrDropIt() {
        IdTranslation feed = new IdTranslation(book);

        assertTrue(feed.translate(tick.asQuote(3, 1, 1, 1, 2, 1)));
        assertEquals(-1, tick.instrumentId);
        assertFalse(feed.translate(tick.asSession(3, 1, SessionPhase.OPEN)), "it is not one of all");
        assertTrue(feed.translate(tick.asSession(-1, 1, SessionPhase.OPEN)));
        assertTrue(feed.translate(tick.asClock(1)));
        assertThrows(IllegalStateException.class, () -> feed.translate(tick.asInstrument(option(4, 3), 1)));
    }
}
