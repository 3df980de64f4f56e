package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.testing.ExpectedLog;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private Instant wall = Instant.parse("2028-02-29T00:00:00Z");
    private long monotonic = 7;
    private final ClockWatch watch = new ClockWatch(() -> wall, () -> monotonic);

    /** Lets the clocks go on, each by its time, and looks. */
    private long jumpsAfter(Duration byWall, Duration byMonotonic) {
        wall = wall.plus(byWall);
        monotonic += byMonotonic.toNanos();
        return watch.jumps();
    }

    @Test
    @ExpectedLog(contains = "the clock of the machine was set back by 3600.5 s; event time goes on as it was")
    void shouldSayAndCountAClockThatIsSetBack() {
        assertEquals(0, jumpsAfter(Duration.ofMillis(500), Duration.ofMillis(500)));
        assertEquals(1, jumpsAfter(Duration.ofHours(-1), Duration.ofMillis(500)));
        assertEquals(1, jumpsAfter(Duration.ofMillis(500), Duration.ofMillis(500)));
    }

    @Test
    @ExpectedLog(contains = "the clock of the machine was set ahead by 60.0 s")
    void shouldSayAndCountAClockThatIsSetAhead() {
        assertEquals(1, jumpsAfter(Duration.ofSeconds(90), Duration.ofSeconds(30)));
    }

    @Test
    void shouldTakeNoSlowClockAndNoLongPauseForAJump() {
        assertEquals(0, jumpsAfter(Duration.ofMillis(499), Duration.ofMillis(500)));
        assertEquals(0, jumpsAfter(Duration.ofHours(1), Duration.ofHours(1)));
        assertEquals(0, jumpsAfter(Duration.ZERO, Duration.ofHours(1)));
    }
}
