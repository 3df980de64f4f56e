package io.strikeiq.bench.latency;

import io.strikeiq.bench.BenchOptions;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.bench.report.PercentilePlot;
import io.strikeiq.bench.report.ResultFile;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.Table;
import io.strikeiq.service.cli.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.agrona.concurrent.SystemNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Latency of appends at a planned rate. */
@Command(
        name = "journal",
        description = {
            "Latency of appending to a journal at a planned rate, from the planned time to the return.",
            "The tick journal touches its next page when it is idle, as it does behind a feed; beside it stand the same"
                    + " without, and forced to the disk each second by another thread; the queue underneath, with and"
                    + " without; and a mapped file with and without its pages touched before."
        })
public final class JournalCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions bench;

    @Option(names = "--rate", paramLabel = "N", description = "Records in a second (${DEFAULT-VALUE}).")
    private int rate = 100_000;

    @Option(names = "--seconds", paramLabel = "S", description = "Time of each way (${DEFAULT-VALUE}).")
    private double seconds = 5;

    @Override
    public Integer call() {
        if (rate < 1 || !(seconds > 0) || rate * seconds > 100_000_000) {
            throw new UserException("--rate and --seconds must be positive, and 100 million records together at most");
        }
        bench.begin();
        PacedAppend appends =
                new PacedAppend(SystemNanoClock.INSTANCE, new Scratch(bench.folder()), rate, (int) (rate * seconds));
        List<PacedAppend.Appended> all = appends.run();
        bench.end(text(all), all, List.of());
        bench.say("forced to the disk " + appends.forced() + " times meanwhile");
        String svg = plot(all);
        bench.say("written " + ResultFile.write(bench.folder(), "journal.svg", svg));
        return ExitCode.OK;
    }

    static String text(List<PacedAppend.Appended> all) {
        Table table = new Table("us from planned", ">p50", ">p90", ">p99", ">p99.9", ">p99.99", ">max", "rate");
        for (PacedAppend.Appended each : all) {
            List<String> cells = new ArrayList<>(List.of(each.way()));
            each.lateness().values().forEach(nanos -> cells.add(LatencyReport.micros(nanos)));
            cells.add(each.valid() ? "ok" : String.format(Locale.ROOT, "FAIL %,.0f", each.achieved()));
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    private String plot(List<PacedAppend.Appended> all) {
        List<PercentilePlot.Line> lines = all.stream()
                .map(each -> new PercentilePlot.Line(each.way(), each.lateness().values()))
                .toList();
        return new PercentilePlot("Planned to appended")
                .panel(String.format(Locale.ROOT, "%,d/s", rate), lines)
                .svg();
    }
}
