package io.strikeiq.service.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The config files that come with the project. */
public final class SuppliedConfig {
    private SuppliedConfig() {}

    /** Loads one, without any environment variable. */
    public static StrikeIqConfig load(String name) {
        return ConfigFile.load(file(name), Map.of());
    }

    static Path file(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("engine/core"))) {
            folder = folder.getParent();
        }
        return folder.resolve("config").resolve(name);
    }
}
