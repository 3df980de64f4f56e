package io.strikeiq.bench.profile;

import io.strikeiq.bench.load.SimulatedTicks;
import io.strikeiq.imports.lean.LeanImporter;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.simulator.SimulatorSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the time of a tick goes. */
@Command(
        name = "profile",
        description = {
            "Processor time of a tick, stage by stage, on the days that `replay` replays: state, each calculator, snapshots,"
                    + " hash, each engine.",
            "Each line is the difference of two runs on one thread, each the least of several: small ones may be negative."
        })
public final class ProfileCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--ticks",
            paramLabel = "N",
            description = "Ticks of the simulated day that are played, from its open (${DEFAULT-VALUE}).")
    private long ticks = 2_000_000;

    @Option(
            names = "--day-ticks",
            paramLabel = "N",
            description = "Ticks of the whole simulated day, which set how many come in a second of event time"
                    + " (${DEFAULT-VALUE}).")
    private long dayTicks = 10_000_000;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Runs of each line, the least counts (${DEFAULT-VALUE}).")
    private int repetitions = 3;

    @Option(
            names = "--shared-data",
            paramLabel = "DIR",
            description = "Folder of recorded market data (system property shared.data); without it the recorded day"
                    + " is left out.")
    private Path sharedData = Path.of(System.getProperty("shared.data", "../shared/data"));

    @Override
    public Integer call() {
        if (ticks < 1 || repetitions < 1) {
            throw new UserException("--ticks and --repeat must be positive");
        }
        TickTape simulated = new TickTape();
        SimulatedTicks.play(day(), ticks, simulated);
        print("simulated", simulated);
        List<Path> sources = Stream.of("lean/option/usa/minute/goog", "lean/equity/usa/minute/goog")
                .map(sharedData::resolve)
                .toList();
        if (sources.stream().allMatch(Files::isDirectory)) {
            TickTape recorded = new TickTape();
            new LeanImporter().run(sources, recorded);
            print("GOOG", recorded);
        }
        return 0;
    }

    private SimulatorSettings day() {
        try {
            return new SimulatorSettings(1, 3, 41, 3, dayTicks);
        } catch (IllegalArgumentException e) {
            throw new UserException("--day-ticks: " + e.getMessage());
        }
    }

    private void print(String day, TickTape tape) {
        PrintWriter out = command.commandLine().getOut();
        out.printf("%s day: %,d ticks%n%s%n", day, tape.count(), new StageProfile(tape, repetitions).table());
        out.flush();
    }
}
