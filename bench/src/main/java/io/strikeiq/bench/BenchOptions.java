package io.strikeiq.bench;

import io.strikeiq.bench.report.Machine;
import io.strikeiq.bench.report.ResultFile;
import io.strikeiq.bench.report.Verdict;
import io.strikeiq.bench.report.Verdicts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Mixin of every benchmark: where results and scratch files go, and how a run begins and ends. */
public final class BenchOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of results and scratch files; its disk is what journals are measured on"
                    + " (${DEFAULT-VALUE}).")
    private Path folder = Path.of("data", "bench");

    @Spec(Target.MIXEE)
    private CommandSpec command;

    private Machine machine;

    public Path folder() {
        return folder;
    }

    /** Standard output of the command. */
    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Says what machine this is, as it is before the benchmark's own load. */
    public void begin() {
        machine = Machine.here();
        say(machine.text());
    }

    /** Prints a line at once. */
    public void say(String line) {
        out().println(line);
        out().flush();
    }

    /** Prints tables and targets and writes the JSON file. */
    public void end(String tables, Object figures, List<Verdict> verdicts) {
        say("");
        say(tables);
        if (!verdicts.isEmpty()) {
            say(Verdicts.text(verdicts));
        }
        String name = command.name();
        say("written " + ResultFile.write(folder, name, Instant.now(), machine, figures, verdicts));
    }
}
