package io.strikeiq.core.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LogOddsTest {
    @Test
    void shouldAddNothingUpToTheThresholdAndTheWeightAtTwiceIt() {
        assertEquals(0, LogOdds.beyond(1, 2, 0.5));
        assertEquals(0, LogOdds.beyond(2, 2, 0.5));
        assertEquals(0.25, LogOdds.beyond(3, 2, 0.5));
        assertEquals(0.5, LogOdds.beyond(4, 2, 0.5));
    }

    @Test
    void shouldAddAtMostTwoWeightsAndNothingForTheUnknown() {
        assertEquals(1, LogOdds.beyond(1e6, 2, 0.5));
        assertEquals(0, LogOdds.beyond(Double.NaN, 2, 0.5));
    }
}
