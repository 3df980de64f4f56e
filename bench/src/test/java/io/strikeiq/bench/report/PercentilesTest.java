package io.strikeiq.bench.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void shouldReadKnownData() {
        Histogram histogram = new Histogram(1_000_000, 5);
        for (int i = 1; i <= 100_000; i++) {
            histogram.recordValue(i);
        }
        Percentiles percentiles = Percentiles.of(histogram);
        assertEquals(100_000, percentiles.count());
        double[] expected = {50_000, 90_000, 99_000, 99_900, 99_990, 100_000};
        assertArrayEquals(
                expected,
                percentiles.values().stream().mapToDouble(Double::doubleValue).toArray(),
                1);
        assertEquals(Percentiles.NAMES.size(), percentiles.values().size());
    }

    @Test
    void shouldBeUnknownWithoutSamples() {
        Percentiles percentiles = Percentiles.of(new Histogram(1_000, 3));
        assertEquals(0, percentiles.count());
        assertEquals(Collections.nCopies(Percentiles.NAMES.size(), Double.NaN), percentiles.values());
    }
}
