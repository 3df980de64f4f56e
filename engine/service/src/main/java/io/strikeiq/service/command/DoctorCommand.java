package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.doctor.Examination;
import io.strikeiq.service.doctor.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether a service can run here. */
@Command(
        name = "doctor",
        description = {
            "Look at this machine: Java, user, locale, cores, memory, temporary files, shared memory, disk; with a config also"
                    + " at the ports and the folder that it wants.",
            "Exit code 1 when something would stop a service."
        })
public final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", description = "The config that is to run here.")
    private Path file;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Optional<StrikeIqConfig> config = Optional.ofNullable(file).map(each -> ConfigFile.load(each, System.getenv()));
        List<Finding> findings = Examination.here(config);
        Table table = new Table("what", "verdict", "found");
        findings.forEach(each -> table.row(each.what(), each.verdict().name().toLowerCase(Locale.ROOT), each.said()));
        output.result(Map.of("findings", findings), table.toString());
        return findings.stream().anyMatch(each -> each.verdict() == Finding.Verdict.FAILS)
                ? ExitCode.FAILURE
                : ExitCode.OK;
    }
}
