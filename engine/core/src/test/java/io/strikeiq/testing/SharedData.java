package io.strikeiq.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Recorded market data and reference values outside the repository, found by the system property {@code shared.data}. */
public final class SharedData {
    private SharedData() {}

    /** The file, or a skipped test with a message that says what is missing. */
    public static Path file(String relative) {
        Path path = Path.of(System.getProperty("shared.data", "../shared/data"), relative);
        Assumptions.assumeTrue(Files.isReadable(path), () -> "skipped: no shared data at " + relative);
        return path;
    }
}
