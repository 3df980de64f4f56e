package io.strikeiq.bench.day;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.signal.Direction;
import io.strikeiq.persistence.journal.JournalRecord.ModelEstimate;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalMatchTest {
    private static final long SECOND = 1_000_000_000L;

    private static SignalEmitted signal(long second, String name) {
        return new SignalEmitted(
                0,
                0,
                0,
                0,
                second * SECOND,
                "engine",
                name,
                0,
                "BTC",
                Direction.UP,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                "",
                List.of(),
                1,
                1,
                ModelEstimate.NONE);
    }

    @Test
    void shouldPairEachSignalWithTheNearestOfItsKindOnce() {
        SignalMatch match = SignalMatch.of(
                List.of(signal(100, "UP"), signal(120, "UP"), signal(200, "DOWN")),
                List.of(signal(119, "UP"), signal(200, "DOWN"), signal(300, "DOWN")));
        assertEquals(2, match.pairs());
        assertEquals(List.of(signal(120, "UP"), signal(300, "DOWN")), match.alone());
    }

    @Test
    void shouldNotPairWhatIsHalfAMinuteApartOrOfAnotherKind() {
        SignalMatch match = SignalMatch.of(
                List.of(signal(100, "UP"), signal(500, "UP")), List.of(signal(131, "UP"), signal(500, "DOWN")));
        assertEquals(0, match.pairs());
        assertEquals(4, match.alone().size());
    }
}
