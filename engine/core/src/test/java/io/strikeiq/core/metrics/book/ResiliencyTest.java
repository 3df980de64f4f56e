package io.strikeiq.core.metrics.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.MetricsRig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ResiliencyTest {
    private static final long SECOND = MetricsRig.SECOND;
    private final Resiliency side = new Resiliency(BookSettings.defaults());
    private long time = MetricsRig.START;

    private double after(double seconds, double depth) {
        time += (long) (seconds * SECOND);
        return side.onDepth(time, depth);
    }

    @BeforeEach
    void usualDepth() {
        for (int i = 0; i < 50; i++) {
            assertTrue(Double.isNaN(after(1, 100)));
        }
    }

    @Test
    void shouldMeasureTheTimeUntilHalfOfTheLossStandsAgain() {
        assertTrue(Double.isNaN(after(1, 40)), "the shock begins");
        assertTrue(Double.isNaN(after(1, 20)), "its deepest");
        assertTrue(Double.isNaN(after(1, 59)), "not yet half way from 20 to 100");
        assertEquals(4, after(2, 60), 1e-9);
        assertTrue(Double.isNaN(after(1, 60)), "the shock is over");
    }

    @Test
    void shouldSeeNoShockInASmallerLoss() {
        for (double depth = 100; depth > 51; depth -= 7) {
            assertTrue(Double.isNaN(after(60, depth)));
        }
    }

    @Test
    void shouldCountAShockThatLastsWithTheTimeout() {
        after(1, 10);
        assertTrue(Double.isNaN(after(200, 10)));
        assertEquals(300, after(200, 10), 1e-9);
    }

    @Test
    void shouldDropAShockWhenTheMarketClosesAndIgnoreUnknownDepth() {
        after(1, 10);
        assertTrue(Double.isNaN(after(1, Double.NaN)));
        side.forget();
        assertTrue(Double.isNaN(after(1, 100)), "the refill belongs to no shock");
        assertTrue(Double.isNaN(after(1, 10)), "and the usual depth has to be learned anew");
        assertTrue(Double.isNaN(after(1, 100)));
    }
}
