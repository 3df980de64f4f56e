package io.strikeiq.watch.http;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.Reading;
import io.strikeiq.watch.ready.Check;
import io.strikeiq.watch.ready.Readiness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The counters in the text format of Prometheus, or in OpenMetrics where that is asked for. */
final class MetricsText {
    private final ExpositionFormatWriter writer;

    private MetricsText(ExpositionFormatWriter writer) {
        this.writer = writer;
    }

    /** The format that a client accepts, by its Accept header, null for none. */
    static MetricsText accepted(String accept) {
        OpenMetricsTextFormatWriter open = OpenMetricsTextFormatWriter.builder()
                .setCreatedTimestampsEnabled(false)
                .build();
        return new MetricsText(
                accept != null && open.accepts(accept)
                        ? open
                        : PrometheusTextFormatWriter.builder().build());
    }

    String contentType() {
        return writer.getContentType();
    }

    byte[] write(CounterView counters, Readiness readiness) {
        List<MetricSnapshot> all = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            List<Reading> readings = counters.of(measure);
            if (!readings.isEmpty()) {
                all.add(measure.kind() == Measure.Kind.TOTAL ? counter(measure, readings) : gauge(measure, readings));
            }
        }
        all.add(ready(readiness));
        all.add(info(counters));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out, new MetricSnapshots(all), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static CounterSnapshot counter(Measure measure, List<Reading> readings) {
        CounterSnapshot.Builder builder =
                CounterSnapshot.builder().name(measure.title()).help(measure.help());
        readings.forEach(each -> builder.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                .labels(labels(each))
                .value(each.inUnit())
                .build()));
        return builder.build();
    }

    private static GaugeSnapshot gauge(Measure measure, List<Reading> readings) {
        GaugeSnapshot.Builder builder =
                GaugeSnapshot.builder().name(measure.title()).help(measure.help());
        readings.forEach(each -> builder.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .labels(labels(each))
                .value(each.inUnit())
                .build()));
        return builder.build();
    }

    private static Labels labels(Reading reading) {
        Measure measure = reading.measure();
        if (measure.label().isEmpty()) {
            return Labels.EMPTY;
        }
        if (measure != Measure.LATENCY) {
            return Labels.of(measure.label(), reading.label());
        }
        String[] parts = reading.label().split(" ", 2);
        return Labels.of("path", parts[0], measure.label(), parts[1]);
    }

    private static GaugeSnapshot ready(Readiness readiness) {
        GaugeSnapshot.Builder builder =
                GaugeSnapshot.builder().name("strikeiq_ready").help("1 for each check of readiness that passes.");
        for (Check check : readiness.checks()) {
            builder.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("check", check.name(), "required", Boolean.toString(check.required())))
                    .value(check.passes() ? 1 : 0)
                    .build());
        }
        return builder.build();
    }

    private static GaugeSnapshot info(CounterView counters) {
        return GaugeSnapshot.builder()
                .name("strikeiq_build")
                .help("Version of the program, by its label.")
                .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("version", counters.program()))
                        .value(1)
                        .build())
                .build();
    }
}
