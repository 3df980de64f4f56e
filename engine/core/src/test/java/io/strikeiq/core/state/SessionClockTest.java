package io.strikeiq.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionClockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final int STOCK = 0;
    private static final int COIN = 1;

    private final MarketState state = new MarketState();
    private final MarketEvent tick = new MarketEvent();
    private long now = SECOND;

    @BeforeEach
    void define() {
        state.onTick(tick.asInstrument(Instrument.underlying(STOCK, "S", InstrumentKind.EQUITY, 1, 0.01, "USD"), now));
        state.onTick(
                tick.asInstrument(Instrument.underlying(COIN, "C", InstrumentKind.PERPETUAL, 1, 0.01, "USD"), now));
    }

    private Session stock() {
        return state.underlying(STOCK).session();
    }

    private Session coin() {
        return state.underlying(COIN).session();
    }

    private void phase(int id, SessionPhase phase) {
        state.onTick(tick.asSession(id, now, phase));
    }

    private void quote(int id, double bid, double ask) {
        state.onTick(tick.asQuote(id, now, bid, 1, ask, 1));
    }

    private void trade(int id, double price) {
        state.onTick(tick.asTrade(id, now, price, 1, Aggressor.UNKNOWN));
    }

    @Test
    void shouldMoveSpotByQuotesUntilTheSessionHasATrade() {
        phase(STOCK, SessionPhase.OPEN);
        trade(STOCK, 100);
        quote(STOCK, 96, 98);
        assertEquals(100, state.underlying(STOCK).spot, "a trade of this session stands over quotes");
        phase(STOCK, SessionPhase.CLOSE);
        now += 17 * HOUR;
        phase(STOCK, SessionPhase.OPEN);
        quote(STOCK, 94, 96);
        assertEquals(95, state.underlying(STOCK).spot, "one of the last session does not");
        trade(STOCK, 95.5);
        quote(STOCK, 93, 94);
        assertEquals(95.5, state.underlying(STOCK).spot);
    }

    @Test
    void shouldHaveNoPriceFromTheOpenToTheFirstPriceOfTheSession() {
        trade(STOCK, 100);
        assertTrue(stock().hasPrice(), "a run that begins in mid-session has the price that it sees");
        phase(STOCK, SessionPhase.OPEN);
        assertFalse(stock().hasPrice());
        assertEquals(now, stock().priceTime(), "the age of the last one stays known");
        state.onTick(tick.asClock(now + SECOND));
        assertFalse(stock().hasPrice(), "a clock brings none");
        quote(STOCK, 94, Double.NaN);
        assertFalse(stock().hasPrice(), "nor does one side of a quote");
        quote(STOCK, 94, 96);
        assertTrue(stock().hasPrice());
    }

    @Test
    void shouldCountTimeWithMarketDataBetweenOpenAndCloseOnly() {
        phase(STOCK, SessionPhase.OPEN);
        now += 10 * SECOND;
        trade(STOCK, 100);
        assertEquals(10 * SECOND, stock().activeTime());
        state.onTick(tick.asClock(now + SECOND));
        assertEquals(10 * SECOND, stock().activeTime(), "a clock is no market data");
        now += 3 * HOUR;
        trade(STOCK, 100);
        long afterGap = 10 * SECOND + SessionClock.LONGEST_GAP;
        assertEquals(afterGap, stock().activeTime(), "a gap counts for the longest one");
        phase(STOCK, SessionPhase.CLOSE);
        now += SECOND;
        trade(STOCK, 100);
        now += 17 * HOUR;
        phase(STOCK, SessionPhase.OPEN);
        assertEquals(afterGap, stock().activeTime(), "a night counts for nothing, whatever prints in it");
        now += SECOND;
        trade(STOCK, 100);
        assertEquals(afterGap + SECOND, stock().activeTime());
    }

    @Test
    void shouldBeginASessionAtADayMarkWithoutAClose() {
        trade(COIN, 100);
        now += 60 * SECOND;
        state.onTick(tick.asDay(-1, now));
        assertEquals(1, coin().number());
        assertEquals(now, coin().startedAt());
        assertEquals(0, coin().opens());
        assertTrue(coin().hasPrice(), "the price goes on");
        assertFalse(coin().isClosed());
        now += SECOND;
        trade(COIN, 100);
        assertEquals(61 * SECOND, coin().activeTime(), "and so does active time");
    }

    @Test
    void shouldTakeADayMarkOfAllOnlyWhereThereAreNoSessions() {
        phase(STOCK, SessionPhase.OPEN);
        state.onTick(tick.asDay(-1, now));
        assertEquals(1, stock().number());
        assertEquals(1, coin().number());
    }

    @Test
    void shouldOpenAndCloseEveryUnderlyingWithATickOfAll() {
        phase(-1, SessionPhase.OPEN);
        assertTrue(stock().isOpen());
        assertTrue(coin().isOpen());
        phase(COIN, SessionPhase.CLOSE);
        assertTrue(stock().isOpen(), "a phase of one leaves the others alone");
        assertTrue(coin().isClosed());
    }

    @Test
    void shouldBeatOnMultiplesWhileTheSessionIsNotClosed() {
        SessionClock session = new SessionClock();
        SessionBeat beat = new SessionBeat(20 * SECOND);
        assertTrue(beat.isDue(5 * SECOND, session));
        assertEquals(20 * SECOND, beat.next());
        assertFalse(beat.isDue(19 * SECOND, session));
        session.onPhase(SessionPhase.CLOSE, 19 * SECOND);
        assertFalse(beat.isDue(21 * SECOND, session));
        session.onPhase(SessionPhase.OPEN, 50 * SECOND);
        assertTrue(beat.isDue(50 * SECOND, session));
        assertEquals(60 * SECOND, beat.next());
    }
}
