package io.strikeiq.bench.report;

import io.strikeiq.service.cli.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The test classes that took longest, by Surefire's reports: beside others, so that they add up to more than the build.
 * Beside it the processor time of those whose process tells it.
 */
final class SlowestTests {
    /** The table of {@code ClassCost}. */
    static final String COSTS = "cost.tsv";

    private static final int SHOWN = 20;
    private static final Pattern CLASS =
            Pattern.compile("<testsuite [^>]*?\\bname=\"([^\"]+)\"[^>]*?\\btime=\"([0-9.,]+)\"");

    private final List<Timed> all = new ArrayList<>();

    private final Map<String, Double> processorSeconds = new HashMap<>();

    private record Timed(String name, double seconds) {}

    /** Adds the tests of one module by its folder of build results. */
    void read(Path target) throws IOException {
        Path costs = target.resolve("reports").resolve(COSTS);
        if (Files.isRegularFile(costs)) {
            for (String line : Files.readAllLines(costs).stream().skip(1).toList()) {
                String[] cells = line.split("\t", -1);
                processorSeconds.put(cells[0], Double.parseDouble(cells[2]));
            }
        }
        Path folder = target.resolve("surefire-reports");
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> reports =
                    files.filter(path -> path.toString().endsWith(".xml")).toList();
            for (Path report : reports) {
                Matcher found = CLASS.matcher(Files.readString(report));
                if (found.find()) {
                    // Thousands are grouped.
                    all.add(new Timed(
                            found.group(1), Double.parseDouble(found.group(2).replace(",", ""))));
                }
            }
        }
    }

    @Override
    public String toString() {
        Table table = new Table("slowest classes", ">s", ">processor s");
        all.stream()
                .sorted(Comparator.comparingDouble(Timed::seconds).reversed())
                .limit(SHOWN)
                .forEach(each ->
                        table.row(each.name(), shown(each.seconds()), shown(processorSeconds.get(each.name()))));
        double sum = all.stream().mapToDouble(Timed::seconds).sum();
        double processor = processorSeconds.values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        table.row("all " + all.size(), shown(sum), shown(processor));
        return table.toString();
    }

    private static String shown(Double seconds) {
        return seconds == null ? "" : String.format(Locale.ROOT, "%.1f", seconds);
    }
}
