package io.strikeiq.service.command;

import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Mixin of the commands that need a config only to find the database. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Config file that names data folder and database; without it STRIKEIQ_CONFIG names the file.")
    private Path file;

    /** Whether the option or the variable names a file. */
    boolean isNamed() {
        String variable = System.getenv("STRIKEIQ_CONFIG");
        return file != null || (variable != null && !variable.isEmpty());
    }

    /** @throws UserException when neither the option nor the variable names a file */
    StrikeIqConfig load() {
        if (!isNamed()) {
            throw new UserException("name the config: --config FILE, or STRIKEIQ_CONFIG=FILE in the environment");
        }
        if (file == null) {
            file = Path.of(System.getenv("STRIKEIQ_CONFIG"));
        }
        return ConfigFile.load(file, System.getenv());
    }
}
