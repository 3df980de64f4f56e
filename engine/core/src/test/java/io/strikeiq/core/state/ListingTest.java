package io.strikeiq.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Instruments that are listed, redefined and retired. */
class ListingTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final long START = 20_000 * DAY;
    private static final long EXPIRY = START + 30 * DAY;
    private final MarketState state = new MarketState();
    private final MarketEvent tick = new MarketEvent();

    private void underlying(int id) {
        state.onTick(tick.asInstrument(Instrument.underlying(id, "U" + id, InstrumentKind.INDEX, 1, 1, "USD"), START));
    }

    private static Instrument call(int id, double strike, long expiry) {
        return Instrument.option(
                id, "O" + id, 0, OptionRight.CALL, strike, expiry, ExerciseStyle.EUROPEAN, 1, 1, "USD");
    }

    private void list(Instrument option) {
        state.onTick(tick.asInstrument(option, START));
    }

    private void openInterest(int id, double units) {
        state.onTick(tick.asOpenInterest(id, START, units));
    }

    private double strikeOf(int id) {
        return state.chainOf(id).strike(state.columnOf(id) / 2);
    }

    /** Over every chain, as the totals of open interest count it. */
    private double totalOpenInterest() {
        double total = 0;
        UnderlyingState underlying = state.underlying(0);
        for (int c = 0; c < underlying.chainCount(); c++) {
            ChainState chain = underlying.chain(c);
            for (int column = 0; column < 2 * chain.rows(); column++) {
                total += Double.isNaN(chain.openInterest[column]) ? 0 : chain.openInterest[column];
            }
        }
        return total;
    }

    @Test
    void shouldMoveAnOptionWhoseStrikeFalls() {
        underlying(0);
        list(call(1, 100, EXPIRY));
        list(call(1, 50, EXPIRY));
        assertEquals(50, strikeOf(1));
        assertEquals(1, state.underlying(0).chain(0).rows(), "nothing is left at the old strike");
    }

    @Test
    void shouldNotCountAnOptionTwiceWhoseStrikeRises() {
        underlying(0);
        list(call(1, 100, EXPIRY));
        list(call(2, 150, EXPIRY));
        openInterest(1, 500);
        list(call(1, 200, EXPIRY));
        openInterest(1, 250);
        assertEquals(250, totalOpenInterest());
        assertEquals(200, strikeOf(1));
        assertEquals(150, strikeOf(2));
    }

    @Test
    void shouldNotCountAnOptionTwiceWhoseExpiryMoves() {
        underlying(0);
        list(call(1, 100, EXPIRY));
        openInterest(1, 500);
        list(call(1, 100, EXPIRY - DAY));
        assertEquals(0, totalOpenInterest(), "new terms are a new listing, of which nothing is known");
        openInterest(1, 500);
        assertTrue(Double.isNaN(tick.priorOpenInterest));
        assertEquals(500, totalOpenInterest());
        assertEquals(1, state.underlying(0).chainCount(), "the old chain has gone with its last option");
    }

    @Test
    void shouldKeepWhatIsKnownWhenTermsDoNotMoveTheOption() {
        underlying(0);
        list(call(1, 100, EXPIRY));
        openInterest(1, 500);
        list(Instrument.option(1, "O1", 0, OptionRight.CALL, 100, EXPIRY, ExerciseStyle.AMERICAN, 10, 1, "USD"));
        assertEquals(500, totalOpenInterest());
        assertEquals(10, state.instrument(1).contractSize());
    }

    @Test
    void shouldGiveAnOptionToTheLastIdThatNamesItWhateverBecomesOfTheFirst() {
        underlying(0);
        list(call(1, 100, EXPIRY));
        list(call(2, 150, EXPIRY));
        openInterest(1, 500);
        list(call(3, 100, EXPIRY));
        assertNull(state.instrument(1));
        assertTrue(state.isRetired(1));
        assertEquals(0, totalOpenInterest(), "nothing is known of the new listing");

        openInterest(3, 300);
        openInterest(1, 7);
        state.onTick(tick.asSession(1, START, SessionPhase.EXPIRY));
        openInterest(2, 40);
        assertEquals(340, totalOpenInterest());
        assertEquals(100, strikeOf(3));
        assertEquals(150, strikeOf(2));
        assertEquals(2, state.retiredInstrumentTicks());

        list(call(1, 100, EXPIRY));
        assertNull(state.instrument(3));
        assertEquals(40, totalOpenInterest());
        assertEquals(2, state.underlying(0).chain(0).rows());
    }

    @Test
    void shouldCountBothOptionsOfEqualExpiryStrikeAndRight() {
        underlying(0);
        list(call(1, 100, EXPIRY));
        list(call(2, 100, EXPIRY).withSeries("ADJ"));
        openInterest(1, 1_000);
        openInterest(2, 30);
        assertEquals(1_030, totalOpenInterest());
        assertTrue(Double.isNaN(tick.priorOpenInterest), "the first observation of the second has no prior");
        assertEquals(2, state.underlying(0).chainCount(), "a row of its own in a chain of its own");
        assertEquals("", state.underlying(0).front().series(), "the ordinary series comes first");
        assertEquals(1, state.underlying(0).chain(0).instrument(0).id());
        assertEquals(2, state.underlying(0).chain(1).instrument(0).id());
    }

    @Test
    void shouldListWhatWasDefinedBeforeItsUnderlyingWithIt() {
        list(call(1, 100, EXPIRY));
        openInterest(1, 500);
        assertNull(state.chainOf(1));
        assertEquals(1, state.unknownInstrumentTicks());
        underlying(0);
        openInterest(1, 700);
        assertEquals(700, totalOpenInterest());
    }

    @Test
    void shouldCallHoldersBeforeAnOrdinalIsUsedAgain() {
        underlying(0);
        List<Integer> retired = new ArrayList<>();
        state.underlying(0).onRetire(retired::add);
        list(call(1, 100, START + DAY));
        list(call(2, 100, EXPIRY));
        state.onTick(tick.asQuote(1, START, 1, 1, 2, 1));
        final int ordinal = tick.ordinal;
        state.onTick(tick.asClock(START + DAY));
        assertEquals(List.of(ordinal), retired);
        state.onTick(tick.asQuote(1, START + DAY, 1, 1, 2, 1));
        assertNull(tick.instrument);
        assertEquals(-1, tick.ordinal);
        assertEquals(1, state.retiredInstrumentTicks());
        list(call(3, 100, EXPIRY + DAY));
        state.onTick(tick.asQuote(3, START + DAY, 1, 1, 2, 1));
        assertEquals(ordinal, tick.ordinal);
        assertNotEquals(state.ordinalOf(2), tick.ordinal);
    }

    @Test
    void shouldRetireAnOptionAtItsExpiryPhase() {
        underlying(0);
        list(call(1, 100, EXPIRY));
        list(call(2, 110, EXPIRY));
        state.onTick(tick.asSession(1, START, SessionPhase.EXPIRY));
        assertTrue(state.isRetired(1));
        assertEquals(1, state.underlying(0).chain(0).rows());
        assertEquals(110, strikeOf(2));
    }

    @Test
    void shouldExpireAnUnderlyingsChainWithTheNextClockWhenOnlyOthersTick() {
        underlying(0);
        underlying(10);
        list(call(1, 100, START + DAY));
        openInterest(1, 11_000);
        state.onTick(tick.asTrade(10, START + 2 * DAY, 5, 1, Aggressor.BUY));
        assertEquals(1, state.underlying(0).chainCount(), "another's tick says nothing about it");
        state.onTick(tick.asClock(START + 2 * DAY));
        assertNull(state.underlying(0).front());
        assertEquals(0, totalOpenInterest());
    }

    @Test
    void shouldHoldNoMoreAfterAYearOfDailyExpiriesThanAfterAWeek() {
        underlying(0);
        int id = 1;
        int limit = 0;
        for (int day = 0; day < 365; day++) {
            for (int strike = 0; strike < 60; strike++) {
                list(call(id++, 100 + strike, START + (day + 7) * DAY));
            }
            state.onTick(tick.asClock(START + day * DAY));
            if (day == 20) {
                limit = state.underlying(0).ordinalLimit();
            }
        }
        assertEquals(7, state.underlying(0).chainCount());
        assertEquals(limit, state.underlying(0).ordinalLimit(), "ordinals are used again");
        assertTrue(limit <= 8 * 60 + 1, limit + " ordinals");
    }
}
