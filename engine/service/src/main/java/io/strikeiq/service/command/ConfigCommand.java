package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.NeededCores;
import io.strikeiq.service.config.StrikeIqConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Commands on config files. */
@Command(
        name = "config",
        description = "Check a config file, or print one to begin with.",
        synopsisSubcommandLabel = "COMMAND")
public final class ConfigCommand {
    @Command(name = "check", description = "Check a config file and print the whole config, defaults included.")
    int check(
            @Parameters(paramLabel = "FILE", description = "The config file.") Path file, @Mixin OutputOptions output) {
        StrikeIqConfig config = ConfigFile.load(file, System.getenv());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", file.toString());
        result.put("config", config.effective());
        output.result(result, config.yaml());
        NeededCores.warning(config, Runtime.getRuntime().availableProcessors()).ifPresent(output.err()::println);
        return ExitCode.OK;
    }

    @Command(
            name = "defaults",
            description = "Print a config with every key, its default and what it does, to begin one's own with.")
    int defaults(@Mixin OutputOptions output) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("config", ConfigFile.parse("defaults", "", Map.of()).effective());
        output.result(result, ConfigFile.defaults());
        return ExitCode.OK;
    }
}
