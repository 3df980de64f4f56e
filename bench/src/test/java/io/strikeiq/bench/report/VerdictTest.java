package io.strikeiq.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void shouldMeetABoundThatIsReached() {
        assertTrue(Verdict.atMost("price", 200, 200, "ns").isMet());
        assertFalse(Verdict.atMost("price", 200.1, 200, "ns").isMet());
        assertTrue(Verdict.atLeast("rate", 3, 3, "M").isMet());
        assertFalse(Verdict.atLeast("rate", 2.9, 3, "M").isMet());
    }

    @Test
    void shouldNotMeetWhatWasNotMeasured() {
        assertFalse(Verdict.atMost("price", Double.NaN, 200, "ns").isMet());
        assertFalse(Verdict.atLeast("rate", Double.NaN, 0, "").isMet());
        assertEquals("not measured", Verdict.atLeast("rate", Double.NaN, 0, "").value());
    }

    @Test
    void shouldShowTargetValueAndOutcome() {
        String text = Verdicts.text(List.of(Verdict.atMost("price", 12.34, 200, "ns")));
        assertTrue(text.matches("(?s).*price +≤ 200 ns +12\\.3 ns +met\\R"), text);
    }
}
