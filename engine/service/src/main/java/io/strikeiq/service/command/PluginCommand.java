package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.plugin.PluginCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on plugins. */
@Command(name = "plugin", description = "Check engines of your own.", synopsisSubcommandLabel = "COMMAND")
public final class PluginCommand {
    private static final long FEWEST = 20_000;
    private static final long MOST = 100_000_000;

    @Command(
            name = "check",
            description = {
                "Try the engines of a jar on a simulated session, twice: that none fails, allocates once warm, gives a"
                        + " contribution that is no number or a reason that it does not declare, or other signals in the second"
                        + " replay.",
                "Exit code 1 when one does."
            })
    int check(
            @Parameters(paramLabel = "JAR", description = "The jar.") Path jar,
            @Option(
                            names = "--ticks",
                            paramLabel = "N",
                            defaultValue = "200000",
                            description = "Ticks of the session (200000).")
                    long ticks,
            @Mixin OutputOptions output) {
        if (ticks < FEWEST || ticks > MOST) {
            throw new UserException("--ticks " + ticks + " is out of range; allowed " + FEWEST + " to " + MOST);
        }
        if (!Files.isRegularFile(jar)) {
            throw new UserException(jar + ": no such file");
        }
        List<PluginCheck.Report> reports = new PluginCheck(jar, ticks).run();
        StringBuilder text = new StringBuilder();
        for (PluginCheck.Report report : reports) {
            text.append(String.format(
                    Locale.ROOT,
                    "engine %s: %,d ticks, %,d signals, %s%n",
                    report.engine(),
                    report.ticks(),
                    report.signals(),
                    report.problems().isEmpty() ? "good" : "NOT GOOD"));
            report.problems().forEach(problem -> text.append(String.format("  %s%n", problem)));
        }
        output.result(Map.of("engines", reports), text.toString());
        return reports.stream().allMatch(report -> report.problems().isEmpty()) ? ExitCode.OK : ExitCode.FAILURE;
    }
}
