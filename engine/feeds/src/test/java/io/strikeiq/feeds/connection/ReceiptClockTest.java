package io.strikeiq.feeds.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReceiptClockTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldStampNearTheVenuesTimeThoughThisMachineStoodStillAtAHighFactor() {
        ReceiptClock clock = ReceiptClock.playing(200);
        clock.venueTime(1_000 * SECOND);

        assertEquals(1_003 * SECOND, clock.near(1_003 * SECOND, 1_000 * SECOND), "3 s are as they are");
        assertEquals(900 * SECOND, clock.near(1_000 * SECOND, 900 * SECOND), "half a second of a stall is not");
        assertTrue(clock.now() < 1_000 * SECOND, "it goes on from there");
    }

    @Test
    void shouldLeaveTheStampsOfARealVenueAsTheyAre() {
        assertEquals(1_000 * SECOND, ReceiptClock.wall().near(1_000 * SECOND, 1));
    }
}
