package io.strikeiq.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class HalfLifeTest {
    private static final long NANOS = 2_000_000_000L;

    @Test
    void shouldGiveTheSameToTheBitWhetherItRemembersOrNot() {
        long seed = 3;
        Random random = new Random(seed);
        HalfLife shared = new HalfLife(NANOS);
        long elapsed = 0;
        for (int i = 0; i < 10_000; i++) {
            elapsed = random.nextBoolean() ? elapsed : (long) (random.nextDouble() * random.nextInt(4) * NANOS);
            String at = "seed " + seed + " step " + i;
            assertEquals(new HalfLife(NANOS).factor(elapsed), shared.factor(elapsed), 0, at);
            assertEquals(Math.pow(2, -elapsed / (double) NANOS), shared.factor(elapsed), 1e-14, at);
            assertEquals(new HalfLife(NANOS).growth(elapsed), shared.growth(elapsed), 0, at);
            assertEquals(Math.pow(2, elapsed / (double) NANOS), shared.growth(elapsed), 1e-12, at);
        }
    }

    @Test
    void shouldRefuseATimeThatIsNotPositive() {
        assertThrows(IllegalArgumentException.class, () -> new HalfLife(0));
    }
}
