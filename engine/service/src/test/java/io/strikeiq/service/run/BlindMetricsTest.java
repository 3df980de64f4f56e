package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.metrics.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlindMetricsTest {
    private static final long HOUR = 3_600_000_000_000L;
    /** 2028-02-28, 10:00 UTC. */
    private static final long BEGUN = 1_835_344_800_000_000_000L;

    @Test
    void shouldNameWhatARunThatBeginsWithNothingLacks() {
        BlindMetrics cold = BlindMetrics.of(WarmUp.NONE);

        assertFalse(cold.until().containsKey("SPOT"));
        assertEquals("PT24H", cold.until().get("PRIOR_CLOSE"));
        assertTrue(cold.said().contains(" for the first 1 days"), cold.said());
    }

    @Test
    void shouldNameNothingThatTheWarmUpHasShown() {
        WarmUp warmUp = new WarmUp(9, BEGUN - 40 * 24 * HOUR, BEGUN, List.of());

        assertEquals(Map.of(), BlindMetrics.of(warmUp).until());
        assertEquals("", BlindMetrics.of(warmUp).said());
    }

    @Test
    void shouldSayUntilWhenOnceTheFirstTickIsKnownAndForgetWhatHasPassed() {
        BlindMetrics cold = BlindMetrics.of(WarmUp.NONE);

        assertEquals(
                "2028-02-29T10:00:00Z", cold.at(BEGUN, BEGUN + HOUR).until().get("PRIOR_CLOSE"));
        assertFalse(cold.at(BEGUN, BEGUN + 25 * HOUR).until().containsKey("PRIOR_CLOSE"));
        assertEquals(cold.until(), cold.at(0, 0).until());
    }

    @Test
    void shouldKnowATimeForEveryMetric() {
        assertEquals(Metric.values().length, MetricWarmth.table().size());
    }
}
