package io.strikeiq.bench.report;

import io.strikeiq.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Counts the tests that were skipped, by Surefire's reports: those that wanted the recorded data, and the others. */
final class SkippedTests {
    /** With what follows in its line: the reason, or the begin of its stack trace. */
    private static final Pattern SKIPPED = Pattern.compile("<skipped\\b.*");

    private int withoutData;
    private int others;

    /** Adds the tests of one module. */
    void read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> reports =
                    files.filter(path -> path.toString().endsWith(".xml")).toList();
            for (Path report : reports) {
                Matcher skipped = SKIPPED.matcher(Files.readString(report));
                while (skipped.find()) {
                    if (skipped.group().contains(SharedData.MISSING)) {
                        withoutData++;
                    } else {
                        others++;
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        return "Tests skipped for want of the recorded data: %s; for other reasons: %s".formatted(withoutData, others);
    }
}
