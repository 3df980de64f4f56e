package io.strikeiq.bench.profile;

import io.strikeiq.service.simulator.MarketSimulator;
import io.strikeiq.service.simulator.SimulatorSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where the time of a tick goes. */
@Command(
        name = "profile",
        description = {
            "Processor time of a tick, stage by stage, on a simulated day: state, each calculator, snapshots, hash, each"
                    + " engine.",
            "Each line is the difference of two runs on one thread, the least of several: small ones may be negative."
        })
public final class ProfileCommand implements Callable<Integer> {
    @Option(names = "--ticks", paramLabel = "N", description = "Ticks of the day (${DEFAULT-VALUE}).")
    private long ticks = 4_000_000;

    @Option(names = "--underlyings", paramLabel = "N", description = "Underlyings (${DEFAULT-VALUE}).")
    private int underlyings = 3;

    @Option(names = "--strikes", paramLabel = "N", description = "Strikes of an expiry (${DEFAULT-VALUE}).")
    private int strikes = 41;

    @Option(names = "--expiries", paramLabel = "N", description = "Expiries (${DEFAULT-VALUE}).")
    private int expiries = 3;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Runs of each line, the least counts (${DEFAULT-VALUE}).")
    private int repetitions = 3;

    @Override
    public Integer call() {
        TickTape tape = new TickTape();
        new MarketSimulator(new SimulatorSettings(7, underlyings, strikes, expiries, ticks)).run(tape, event -> {});
        System.out.printf(
                "%,d ticks, %d underlyings, %d options%n%n",
                tape.count(), underlyings, 2L * underlyings * strikes * expiries);
        new StageProfile(tape, repetitions).print();
        return 0;
    }
}
