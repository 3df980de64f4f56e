package io.strikeiq.venue.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DurationsTest {
    @Test
    void shouldReadEveryUnit() {
        assertEquals(OptionalLong.of(7), Durations.parse("7ns"));
        assertEquals(OptionalLong.of(7_000), Durations.parse("7us"));
        assertEquals(OptionalLong.of(7_500_000), Durations.parse("7.5ms"));
        assertEquals(OptionalLong.of(90_000_000_000L), Durations.parse("1.5 m"));
        assertEquals(OptionalLong.of(172_800_000_000_000L), Durations.parse("2d"));
    }

    @Test
    void shouldRefuseWhatIsNoDuration() {
        for (String text : new String[] {"", "7", "s", "-1s", "1e3s", "1 week", "0x1s", "999999999999999d"}) {
            assertTrue(Durations.parse(text).isEmpty(), text);
        }
    }

    @Test
    void shouldFormatSoThatParsingGivesTheSame() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 10_000; i++) {
            long nanos = random.nextLong(1L << (1 + i % 49));
            assertEquals(OptionalLong.of(nanos), Durations.parse(Durations.format(nanos)), "seed 11, case " + i);
        }
        assertEquals("90s", Durations.format(90_000_000_000L));
        assertEquals("5m", Durations.format(300_000_000_000L));
    }
}
