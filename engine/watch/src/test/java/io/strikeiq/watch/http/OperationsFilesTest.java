package io.strikeiq.watch.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.Reading;
import io.strikeiq.watch.ready.Readiness;
import io.strikeiq.watch.ready.ReadySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The files for Prometheus and Grafana ask for what {@code /metrics} has. */
class OperationsFilesTest {
    private static final Pattern METRIC = Pattern.compile("\\bstrikeiq_[a-z0-9_]+");
    private static final Pattern LABELLED = Pattern.compile("\\b(strikeiq_[a-z0-9_]+)\\{([^}]*)\\}");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*(=~?|!=)");

    private static Path config() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("config/grafana"))) {
            folder = folder.getParent();
        }
        return folder.resolve("config");
    }

    private static String metrics() {
        List<Reading> readings = Arrays.stream(Measure.values())
                .map(measure -> new Reading(
                        measure,
                        measure == Measure.LATENCY
                                ? "decided 0.5"
                                : measure.label().isEmpty() ? "" : "x",
                        1))
                .toList();
        CounterView view = new CounterView("0.2", "", 1, 1, 2, 0, 1, readings);
        return new String(
                MetricsText.accepted(null).write(view, Readiness.of(view, ReadySettings.defaults(), 2)),
                StandardCharsets.UTF_8);
    }

    private static Set<String> names(String text) {
        return METRIC.matcher(text).results().map(each -> each.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void shouldOnlyAskForMetricsAndLabelsThatAreThere() throws IOException {
        String given = metrics();
        Set<String> there = names(given);
        List<String> wrong = new ArrayList<>();
        for (String file : List.of("prometheus-alerts.yml", "grafana/strikeiq.json")) {
            String text = Files.readString(config().resolve(file)).replace("\\\"", "\"");
            Set<String> asked = names(text);
            assertTrue(asked.size() > 8, file);
            asked.stream().filter(name -> !there.contains(name)).forEach(name -> wrong.add(file + ": " + name));
            wrong.addAll(unknownLabels(file, text, given));
        }
        assertEquals(List.of(), wrong);
    }

    private static List<String> unknownLabels(String file, String text, String given) {
        List<String> unknown = new ArrayList<>();
        Matcher asked = LABELLED.matcher(text);
        while (asked.find()) {
            String metric = asked.group(1);
            Matcher labels = LABEL.matcher(asked.group(2));
            while (labels.find()) {
                // Prometheus adds the first itself.
                if (!labels.group(1).equals("instance")
                        && !Pattern.compile("(?m)^" + metric + "\\{[^}]*\\b" + labels.group(1) + "=")
                                .matcher(given)
                                .find()) {
                    unknown.add(file + ": " + metric + " has no label " + labels.group(1));
                }
            }
        }
        return unknown;
    }

    @Test
    void shouldShowEveryMeasureOfAStateInTheDashboardOrTheAlerts() throws IOException {
        String both = Files.readString(config().resolve("prometheus-alerts.yml"))
                + Files.readString(config().resolve("grafana/strikeiq.json"));
        for (Measure measure : List.of(
                Measure.FEED_LAST_TICK,
                Measure.FEED_UP,
                Measure.LAG,
                Measure.DATABASE_UP,
                Measure.DISK_FREE,
                Measure.QUARANTINES,
                Measure.REFUSED,
                Measure.STANDING,
                Measure.THREADS_FAILED)) {
            assertTrue(names(both).stream().anyMatch(name -> name.startsWith(measure.title())), measure::title);
        }
    }

    @Test
    void shouldHavePanelsThatDoNotOverlapAndEachAskForSomething() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(config().resolve("grafana/strikeiq.json").toFile());
        Set<String> places = new TreeSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            assertTrue(panel.get("targets").size() > 0, panel::toString);
            assertTrue(places.add(panel.at("/gridPos/x") + "," + panel.at("/gridPos/y")), panel::toString);
        }
        assertEquals(18, places.size());
    }

    /** The package prometheus has it. */
    @Test
    void shouldPassTheCheckOfPrometheusItselfWhereThatIsThere() throws IOException, InterruptedException {
        Path tool = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(tool != null, "no promtool: with the package prometheus it checks config and rules");
        Process check = new ProcessBuilder(
                        tool.toString(),
                        "check",
                        "config",
                        config().resolve("prometheus.yml").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, check.waitFor(), said);
        assertTrue(said.contains("rules found"), said);
    }
}
