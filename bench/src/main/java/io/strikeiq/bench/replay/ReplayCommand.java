package io.strikeiq.bench.replay;

import io.strikeiq.bench.BenchOptions;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.bench.load.SimulatedTicks;
import io.strikeiq.imports.lean.LeanImporter;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.simulator.SimulatorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Throughput of replayed days. */
@Command(
        name = "replay",
        description = {
            "Replays a recorded and a simulated day from the journal at full speed: ticks per second by layout, without"
                    + " engines, and through a bare Disruptor with the same slots.",
            "Every round runs each once, and of the rounds the fastest counts. What each stage of a tick costs is shown by"
                    + " profile."
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final List<String> GOOG = List.of("lean/option/usa/minute/goog", "lean/equity/usa/minute/goog");

    @Mixin
    private BenchOptions bench;

    @Option(
            names = "--ticks",
            paramLabel = "N",
            description = "Ticks of the simulated day that are replayed, from its open (${DEFAULT-VALUE}).")
    private long ticks = 2_000_000;

    @Option(
            names = "--day-ticks",
            paramLabel = "N",
            description = "Ticks of the whole simulated day, which set how many come in a second of event time"
                    + " (${DEFAULT-VALUE}).")
    private long dayTicks = 10_000_000;

    @Option(names = "--passes", paramLabel = "N", description = "Measured rounds (${DEFAULT-VALUE}).")
    private int passes = 2;

    @Option(
            names = "--starts",
            paramLabel = "N",
            description = "Starts of a new process, of which the fastest counts (${DEFAULT-VALUE}).")
    private int starts = 3;

    @Option(
            names = "--shared-data",
            paramLabel = "DIR",
            description = "Folder of recorded market data (system property shared.data); without it the recorded day"
                    + " is left out.")
    private Path sharedData = Path.of(System.getProperty("shared.data", "../shared/data"));

    private Scratch journals;
    private Scratch scratch;

    @Override
    public Integer call() {
        if (passes < 1 || ticks < 1 || starts < 1) {
            throw new UserException("--ticks, --passes and --starts must be positive");
        }
        bench.begin();
        journals = new Scratch(bench.folder(), "journals");
        scratch = new Scratch(bench.folder());
        try {
            measure();
        } finally {
            journals.clear();
        }
        return ExitCode.OK;
    }

    private void measure() {
        List<DayFigures> days = new ArrayList<>();
        Path simulated = journals.next();
        long played = record(simulated);
        days.add(day(ReplayReport.SIMULATED, simulated, played));
        List<Path> sources = GOOG.stream().map(sharedData::resolve).toList();
        if (sources.stream().allMatch(Files::isDirectory)) {
            Path recorded = journals.next();
            days.add(day("GOOG", recorded, importGoog(sources, recorded)));
        } else {
            bench.say("the recorded day is left out: no " + sources.get(0) + "; --shared-data names its folder");
        }
        double start = StartTime.measure(simulated, journals.next(), starts);
        Footprint footprint = Footprint.now();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("days", days);
        figures.put("footprint", footprint);
        figures.put("startSeconds", start);
        bench.end(ReplayReport.text(days) + memory(footprint), figures, ReplayReport.verdicts(days, start));
    }

    private static String memory(Footprint footprint) {
        return String.format(
                Locale.ROOT,
                "peak heap %,d MiB, peak resident memory %,d MiB, mapped journals included%n",
                footprint.peakHeapBytes() >> 20,
                footprint.peakResidentBytes() >> 20);
    }

    private DayFigures day(String name, Path journal, long count) {
        bench.say(String.format(Locale.ROOT, "%s day, %,d ticks", name, count));
        return new DayBenchmark(journal, count, passes, scratch, bench::say).run(name);
    }

    private long record(Path journal) {
        SimulatorSettings day;
        try {
            day = new SimulatorSettings(1, 3, 41, 3, dayTicks);
        } catch (IllegalArgumentException e) {
            throw new UserException("--day-ticks: " + e.getMessage());
        }
        try (TickJournalWriter writer = TickJournalWriter.open(journal, JournalInfo.of("simulated"))) {
            return SimulatedTicks.play(day, ticks, writer);
        }
    }

    private static long importGoog(List<Path> sources, Path journal) {
        try (TickJournalWriter writer = TickJournalWriter.open(journal, JournalInfo.of("lean"))) {
            new LeanImporter().run(sources, writer);
            return writer.lastSequence();
        }
    }
}
