package io.strikeiq.service.run;

import io.strikeiq.core.metrics.Metric;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * After how long a metric that began with nothing is what it would be after a long run: from then on within 1 %, with the standard
 * settings, over simulated sessions. The table is a resource, made and checked by a test.
 */
public final class MetricWarmth {
    /** Resource of lines {@code METRIC <tab> SECONDS}, −1 for one that the sessions do not show. */
    public static final String RESOURCE = "metric-warmth.tsv";

    private MetricWarmth() {}

    /** Nanoseconds of event time by metric, 0 for one that knows all at once. */
    public static Map<Metric, Long> table() {
        Map<Metric, Long> table = new EnumMap<>(Metric.class);
        try (InputStream resource = MetricWarmth.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                long seconds = Math.max(0, Long.parseLong(line.substring(tab + 1)));
                table.put(Metric.valueOf(line.substring(0, tab)), TimeUnit.SECONDS.toNanos(seconds));
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
