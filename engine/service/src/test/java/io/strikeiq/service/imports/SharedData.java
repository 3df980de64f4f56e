package io.strikeiq.service.imports;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Recorded market data beside the project; a test that needs what is not there is skipped. */
public final class SharedData {
    private SharedData() {}

    /** A file or folder of the recorded data. */
    public static Path path(String relative) {
        Path path = Path.of(System.getProperty("shared.data", "../shared/data"), relative);
        assumeTrue(
                Files.exists(path), () -> "no recorded data at " + path + "; name its folder with -Dshared.data=DIR");
        return path;
    }
}
