package io.strikeiq.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private long now;
    private final List<Long> due = new ArrayList<>();
    private long startedAt;
    private final List<Long> lateness = new ArrayList<>();

    /** A clock that goes on a little whenever it is read, so that waiting ends. */
    private long read() {
        now += 10;
        return now;
    }

    private OpenLoop.Outcome run(double rate, int count, IntToLongFunction sendNanos) {
        OpenLoop loop = new OpenLoop(this::read, rate);
        return loop.run(count, start -> startedAt = start, (i, dueAt) -> {
            due.add(dueAt - startedAt);
            lateness.add(now - dueAt);
            now += sendNanos.applyAsLong(i);
        });
    }

    @Test
    void shouldSendOnPlanWhenTheSystemKeepsUp() {
        OpenLoop.Outcome outcome = run(1_000_000, 100, i -> 1);
        for (int i = 0; i < 100; i++) {
            assertEquals(i * 1_000L, due.get(i));
            assertTrue(lateness.get(i) >= 0 && lateness.get(i) < 20, lateness::toString);
        }
        assertTrue(outcome.isValid());
    }

    @Test
    void shouldKeepThePlanAndCatchUpAfterAStall() {
        run(1_000_000, 50, i -> i == 10 ? 15_000 : 1);
        assertEquals(11_000L, due.get(11), "the plan does not move");
        assertTrue(lateness.get(11) > 13_000, "the stall counts in the latency of the ticks behind it");
        assertTrue(lateness.get(40) < 20, "and the sender catches up");
    }

    @Test
    void shouldMarkARunThatMissedItsRate() {
        assertFalse(run(1_000_000, 100, i -> 2_000).isValid());
    }

    @Test
    void shouldRefuseARateThatIsNotPositive() {
        assertThrows(IllegalArgumentException.class, () -> new OpenLoop(() -> 0L, 0));
    }
}
