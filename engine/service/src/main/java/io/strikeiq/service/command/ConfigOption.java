package io.strikeiq.service.command;

import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Mixin of the commands that need a config only to find the database. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:STRIKEIQ_CONFIG:-config/demo.yaml}",
            description = "Config file that names the database (${DEFAULT-VALUE}; STRIKEIQ_CONFIG names another).")
    private Path file;

    StrikeIqConfig load() {
        return ConfigFile.load(file, System.getenv());
    }
}
