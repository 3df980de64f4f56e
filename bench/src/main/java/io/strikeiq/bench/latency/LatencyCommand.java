package io.strikeiq.bench.latency;

import io.strikeiq.bench.BenchOptions;
import io.strikeiq.bench.load.LoadTicks;
import io.strikeiq.bench.report.ResultFile;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.agrona.concurrent.SystemNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Latency under load, by rate. */
@Command(
        name = "latency",
        description = {
            "Latency by rate, open loop: counted from the time at which a tick was due, whatever the engine did before.",
            "All engines run on a chain of two underlyings; event time passes as in live use. A path ends with the"
                    + " first rate that it misses, marked FAIL. Beside each rate stand the bare Disruptor and the"
                    + " machine's own floor, a thread that only spins."
        })
public final class LatencyCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions bench;

    @Option(
            names = "--rates",
            split = ",",
            paramLabel = "N",
            description = "Ticks per second, ascending (${DEFAULT-VALUE}).")
    private List<Integer> rates = List.of(10_000, 100_000, 250_000, 500_000, 1_000_000, 2_000_000);

    @Option(names = "--seconds", paramLabel = "S", description = "Measured time of each rate (${DEFAULT-VALUE}).")
    private double seconds = 3;

    @Option(names = "--contracts", paramLabel = "N", description = "Options of each underlying (${DEFAULT-VALUE}).")
    private int contracts = 400;

    @Option(names = "--slots", paramLabel = "N", description = "Slots of the ring (${DEFAULT-VALUE}).")
    private int slots = 8_192;

    @Option(
            names = "--layout",
            split = ",",
            paramLabel = "L",
            description = "Layouts: ${COMPLETION-CANDIDATES} (fused,pipelined).")
    private List<Layout> layouts = List.of(Layout.FUSED, Layout.PIPELINED);

    @Option(
            names = "--wait",
            split = ",",
            paramLabel = "W",
            description = "Wait strategies: ${COMPLETION-CANDIDATES} (busy_spin,blocking).")
    private List<WaitMode> waits = List.of(WaitMode.BUSY_SPIN, WaitMode.BLOCKING);

    @Option(names = "--ticks", paramLabel = "N", description = "Ticks held in memory and looped (${DEFAULT-VALUE}).")
    private int loopTicks = 200_000;

    @Option(
            names = "--history",
            paramLabel = "N",
            description =
                    "Ticks before each rate, so that the metrics know their history and all is compiled (${DEFAULT-VALUE}).")
    private int historyTicks = 1_000_000;

    @Override
    public Integer call() {
        check();
        bench.begin();
        LatencySettings settings =
                new LatencySettings(rates, seconds, contracts, slots, historyTicks, layouts, waits, bench.folder());
        LoadTicks ticks = new LoadTicks(LatencySettings.UNDERLYINGS, contracts, loopTicks);
        Staircase staircase = new Staircase(settings, SystemNanoClock.INSTANCE, ticks);
        List<Measured> measured = staircase.run(each -> bench.say(LatencyReport.line(each)));
        LatencyReport report = new LatencyReport(measured);
        bench.end(report.text(), measured, report.verdicts());
        for (WaitMode wait : waits) {
            String name = wait.name().toLowerCase(Locale.ROOT);
            report.svg(name)
                    .ifPresent(svg ->
                            bench.say("written " + ResultFile.write(bench.folder(), "latency-" + name + ".svg", svg)));
        }
        return ExitCode.OK;
    }

    private void check() {
        boolean good = seconds > 0 && contracts >= 20 && loopTicks >= 1_000 && Integer.bitCount(slots) == 1;
        if (!good || rates.stream().anyMatch(rate -> rate < 1)) {
            throw new UserException("--rates and --seconds must be positive, --contracts at least 20, --ticks at least"
                    + " 1000, --slots a power of two");
        }
        for (double rate : rates) {
            if (rate * seconds > Integer.MAX_VALUE / 2.0) {
                throw new UserException("--rates " + (long) rate + " for --seconds " + seconds + " are too many ticks");
            }
        }
    }
}
