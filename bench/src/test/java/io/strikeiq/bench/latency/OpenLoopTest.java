package io.strikeiq.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private long now;
    private final List<Long> due = new ArrayList<>();
    private final List<Long> sentAt = new ArrayList<>();

    private OpenLoop.Outcome run(double rate, int count, long sendNanos) {
        OpenLoop loop = new OpenLoop(() -> now, rate);
        return loop.run(
                count,
                (i, dueAt) -> {
                    due.add(dueAt);
                    sentAt.add(now);
                    now += sendNanos;
                },
                i -> now += 10);
    }

    @Test
    void shouldSendOnPlanWhenTheSystemKeepsUp() {
        OpenLoop.Outcome outcome = run(1_000_000, 100, 1);
        for (int i = 0; i < 100; i++) {
            assertEquals(i * 1_000L, due.get(i));
            assertTrue(sentAt.get(i) >= due.get(i) && sentAt.get(i) < due.get(i) + 20);
        }
        assertTrue(outcome.isValid());
    }

    @Test
    void shouldKeepThePlanAndCatchUpAfterAStall() {
        OpenLoop loop = new OpenLoop(() -> now, 1_000_000);
        loop.run(
                50,
                (i, dueAt) -> {
                    due.add(dueAt);
                    sentAt.add(now);
                    now += i == 10 ? 15_000 : 1;
                },
                i -> now += 10);
        assertEquals(11_000L, due.get(11), "the plan does not move");
        assertTrue(sentAt.get(11) - due.get(11) > 13_000, "the stall counts in the latency of the ticks behind it");
        assertTrue(sentAt.get(40) - due.get(40) < 20, "and the sender catches up");
    }

    @Test
    void shouldMarkARunThatMissedItsRate() {
        assertFalse(run(1_000_000, 100, 2_000).isValid());
    }

    @Test
    void shouldRefuseARateThatIsNotPositive() {
        assertThrows(IllegalArgumentException.class, () -> new OpenLoop(() -> 0L, 0));
    }
}
