package io.strikeiq.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Recorded market data and reference values outside the repository, found by the system property {@code shared.data}.
 *
 * <p>The table {@code recorded-data} names each test class that looked for them, and whether they were there.
 */
public final class SharedData {
    /** How the reason of every test starts that is skipped for want of the data; the build counts them by it. */
    public static final String MISSING = "no shared data at ";

    private static final Report REPORT = new Report("recorded-data", "test class", "data");

    private SharedData() {}

    /** The file or folder, or a skipped test, which the table of references names, with a message of what is missing. */
    public static Path file(String relative) {
        Path path = Path.of(System.getProperty("shared.data", "../shared/data"), relative);
        boolean there = Files.isReadable(path);
        REPORT.add(1, testClass(), there ? "found" : "missing");
        if (!there) {
            ReferenceReport.notRun(relative);
            Assumptions.abort(MISSING + path + "; name its folder with -Dshared.data=DIR");
        }
        return path;
    }

    private static String testClass() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> name.startsWith("io.strikeiq."))
                        .reduce((inner, outer) -> outer)
                        .orElseThrow())
                .replaceFirst("\\$.*", "");
    }
}
