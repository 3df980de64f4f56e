package io.strikeiq.feeds.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static void assertWithin(long wait, long most) {
        assertTrue(wait >= most / 2 && wait <= most, wait + " of " + most);
    }

    @Test
    void shouldWaitTwiceAsLongEachTimeUpToACeilingARandomHalfOfIt() {
        Backoff backoff = new Backoff(100, 1_000, new SplittableRandom(3));
        for (long most : new long[] {100, 200, 400, 800, 1_000, 1_000}) {
            assertWithin(backoff.next(), most);
        }
        backoff.reset();
        assertWithin(backoff.next(), 100);
        backoff.slow();
        assertWithin(backoff.next(), 1_000);
    }

    @Test
    void shouldNotComeBackAtTheTimesOfAnother() {
        Backoff one = new Backoff(1_000_000, 1_000_000_000, new SplittableRandom(1));
        Backoff other = new Backoff(1_000_000, 1_000_000_000, new SplittableRandom(2));
        long same = 0;
        for (int i = 0; i < 10; i++) {
            same += one.next() == other.next() ? 1 : 0;
        }
        assertEquals(0, same);
    }
}
