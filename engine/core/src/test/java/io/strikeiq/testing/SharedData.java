package io.strikeiq.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Recorded market data and reference values outside the repository, found by the system property {@code shared.data}. */
public final class SharedData {
    private SharedData() {}

    /** The file or folder, or a skipped test, which the table of references names, with a message of what is missing. */
    public static Path file(String relative) {
        Path path = Path.of(System.getProperty("shared.data", "../shared/data"), relative);
        if (!Files.isReadable(path)) {
            ReferenceReport.notRun(relative);
            Assumptions.abort("no shared data at " + path + "; name its folder with -Dshared.data=DIR");
        }
        return path;
    }
}
