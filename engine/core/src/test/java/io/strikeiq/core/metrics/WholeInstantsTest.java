package io.strikeiq.core.metrics;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import org.junit.jupiter.api.Test;

class WholeInstantsTest {
    private final WholeInstants instants = new WholeInstants();
    private final MarketEvent tick = new MarketEvent();

    private boolean price(long time) {
        return instants.isWhole(tick.asUnderlyingPrice(0, time, 100));
    }

    private boolean clock(long time) {
        return instants.isWhole(tick.asClock(time));
    }

    @Test
    void shouldSeeAnInstantWholeWhenTimeMovesOn() {
        assertFalse(price(1), "nothing came before");
        assertFalse(price(1));
        assertTrue(price(2), "the instant at 1");
        assertFalse(price(2));
        assertTrue(price(5), "the instant at 2");
    }

    @Test
    void shouldSeeAnInstantWholeAtItsClockTickAndNotAgain() {
        price(1);
        assertTrue(clock(1));
        assertFalse(price(60), "the instant at 1 has been seen, that at 60 has begun");
        assertTrue(clock(60));
        assertTrue(clock(120), "a clock tick alone is an instant");
        assertFalse(price(180));
    }

    @Test
    void shouldSeeWhatComesBehindAClockTickOfItsTimeWithTheNext() {
        clock(1);
        assertFalse(price(1));
        assertFalse(price(2), "the instant at 1 has been seen");
        assertTrue(price(3));
    }

    @Test
    void shouldNeverSeeWhatASessionTickCutsOffNorTheSessionTick() {
        price(1);
        assertFalse(instants.isWhole(tick.asSession(0, 2, SessionPhase.CLOSE)));
        assertFalse(instants.isWhole(tick.asSession(0, 10, SessionPhase.OPEN)));
        assertFalse(price(10));
        assertFalse(price(11), "the frame at 10 began with the last session's");
        assertTrue(price(12));
    }
}
