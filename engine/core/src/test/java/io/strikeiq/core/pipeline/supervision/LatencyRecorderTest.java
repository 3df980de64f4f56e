package io.strikeiq.core.pipeline.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
    private static final long LONG = 20_000;

    private final LatencyRecorder latency = new LatencyRecorder(() -> 0);

    @Test
    void shouldCountEveryTickOnceThoughOneInSixteenIsSampled() {
        for (int ticks = 1; ticks <= 100; ticks++) {
            latency.decided(0, 500);
            assertEquals(ticks, latency.decided().getTotalCount());
        }
    }

    @Test
    void shouldCountEachTickOverTwentyMicroseconds() {
        SplittableRandom random = new SplittableRandom(1);
        int hiccups = 0;
        for (int i = 0; i < 10_000; i++) {
            boolean hiccup = random.nextInt(300) == 0;
            hiccups += hiccup ? 1 : 0;
            latency.decided(0, hiccup ? LONG + random.nextInt(1_000_000) : 400 + random.nextInt(200));
        }

        Histogram decided = latency.decided();
        assertEquals(10_000, decided.getTotalCount());
        assertEquals(hiccups, decided.getCountBetweenValues(LONG, Long.MAX_VALUE));
    }

    @Test
    void shouldNeverMissTheLongest() {
        for (int i = 0; i < 1_000; i++) {
            latency.decided(0, i == 777 ? 9_000 : 400);
        }

        Histogram decided = latency.decided();
        assertTrue(decided.valuesAreEquivalent(9_000, decided.getMaxValue()));
    }

    @Test
    void shouldShowTheFirstTickAtOnceToWhoWatches() {
        latency.drained(0, 700);

        assertEquals(1, latency.recent().get("ring").getTotalCount());
        assertEquals(0, latency.recent().size());
    }
}
