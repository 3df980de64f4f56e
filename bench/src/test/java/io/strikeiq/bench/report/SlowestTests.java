package io.strikeiq.bench.report;

import io.strikeiq.service.cli.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The test classes that took longest, by Surefire's reports: beside others, so that they add up to more than the build. */
final class SlowestTests {
    private static final int SHOWN = 20;
    private static final Pattern CLASS =
            Pattern.compile("<testsuite [^>]*?\\bname=\"([^\"]+)\"[^>]*?\\btime=\"([0-9.,]+)\"");

    private final List<Timed> all = new ArrayList<>();

    private record Timed(String name, double seconds) {}

    /** Adds the tests of one module. */
    void read(Path folder) throws IOException {
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
        Table table = new Table("slowest classes", ">s");
        all.stream()
                .sorted(Comparator.comparingDouble(Timed::seconds).reversed())
                .limit(SHOWN)
                .forEach(each -> table.row(each.name(), String.format(Locale.ROOT, "%.1f", each.seconds())));
        double sum = all.stream().mapToDouble(Timed::seconds).sum();
        table.row("all " + all.size(), String.format(Locale.ROOT, "%.1f", sum));
        return table.toString();
    }
}
