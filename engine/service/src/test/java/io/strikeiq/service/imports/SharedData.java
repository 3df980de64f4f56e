package io.strikeiq.service.imports;

import java.nio.file.Path;

/** Recorded market data beside the project; a test that needs what is not there is skipped. */
public final class SharedData {
    private SharedData() {}

    /** A file or folder of the recorded data. */
    public static Path path(String relative) {
        return io.strikeiq.testing.SharedData.file(relative);
    }
}
