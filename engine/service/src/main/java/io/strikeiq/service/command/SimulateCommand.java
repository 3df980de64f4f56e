package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Progress;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.run.SessionRecorder;
import io.strikeiq.service.simulator.SimulatedVenue;
import io.strikeiq.service.simulator.SimulatorSettings;
import io.strikeiq.venue.VenueFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records a simulated session. */
@Command(
        name = "simulate",
        description = {
            "Record a session of the market simulator as a tick journal.",
            "The same numbers give the same session, tick by tick. Its planted events, which the engines should find,"
                    + " stand in truth.csv beside the journal's files."
        })
public final class SimulateCommand implements Callable<Integer> {
    @Option(
            names = "--journal",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the tick journal to write; must be empty or not there.")
    private Path journal;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every random choice (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--underlyings", paramLabel = "U", description = "Underlyings, 1 to 16 (${DEFAULT-VALUE}).")
    private int underlyings = 3;

    @Option(names = "--strikes", paramLabel = "K", description = "Strikes of an expiry, 5 to 401 (${DEFAULT-VALUE}).")
    private int strikes = 41;

    @Option(names = "--expiries", paramLabel = "E", description = "Weekly expiries, 1 to 12 (${DEFAULT-VALUE}).")
    private int expiries = 3;

    @Option(
            names = "--ticks",
            paramLabel = "T",
            description = "Ticks of the session, at least 12 for each option and 1000 (${DEFAULT-VALUE}).")
    private long ticks = 500_000;

    @Option(
            names = "--venues",
            paramLabel = "DIR",
            defaultValue = "${env:STRIKEIQ_VENUES}",
            description = "Folder of venue files; its sim.yaml replaces the one that comes with StrikeIQ.")
    private Path venues;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        SimulatorSettings settings = settings();
        long startedAt = System.nanoTime();
        SessionRecorder.Recorded recorded;
        try (Progress progress = output.progress("simulate", "ticks", ticks)) {
            recorded = new SessionRecorder(settings, venue(), new StopRequest(), progress::at).record(journal);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("journal", journal.toString());
        result.put("truth", journal.resolve(SessionRecorder.TRUTH_FILE).toString());
        result.put("ticks", recorded.ticks());
        result.put("plantedEvents", recorded.plantedEvents());
        result.put("elapsedMs", (System.nanoTime() - startedAt) / 1_000_000);
        output.result(
                result,
                String.format(
                        Locale.ROOT,
                        "recorded %,d ticks with %d planted events in %s",
                        recorded.ticks(),
                        recorded.plantedEvents(),
                        journal));
        return ExitCode.OK;
    }

    private SimulatedVenue venue() {
        return venues == null ? SimulatedVenue.shipped() : SimulatedVenue.of(VenueFiles.in(venues));
    }

    private SimulatorSettings settings() {
        try {
            return new SimulatorSettings(seed, underlyings, strikes, expiries, ticks);
        } catch (IllegalArgumentException e) {
            throw new UserException("--" + e.getMessage());
        }
    }
}
