package io.strikeiq.bench.live;

import io.strikeiq.bench.BenchOptions;
import io.strikeiq.bench.load.LoadTicks;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.bench.report.Percentiles;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The live path over loopback TCP. */
@Command(
        name = "live",
        description = {
            "Latency of the live path: another process sends ticks at planned times over loopback TCP, or a venue's frames over a WebSocket.",
            "From the bytes read to the decision of the last engine, to the record in the tick journal, and to that of the"
                    + " signal. Beside each rate stand a bare Disruptor hop and a bare echo on loopback."
        })
public final class LiveCommand implements Callable<Integer> {
    private static final String TCP = "tcp";
    private static final List<String> OVER = List.of(TCP, "deribit", "kite");
    private static final double WARM_UP_RATE = 50_000;
    private static final double WARM_UP_FRAMES = 5_000;
    /** A venue's frames are long, and each makes some ticks. */
    private static final int FRAMES_OF_WARM_UP = 10;

    @Mixin
    private BenchOptions bench;

    @Option(names = "--rates", split = ",", paramLabel = "N", description = "Ticks per second (${DEFAULT-VALUE}).")
    private List<Integer> rates = List.of(10, 1_000, 10_000, 100_000);

    @Option(names = "--seconds", paramLabel = "S", description = "Time of each rate (${DEFAULT-VALUE}).")
    private double seconds = 5;

    @Option(names = "--contracts", paramLabel = "N", description = "Options of each underlying (${DEFAULT-VALUE}).")
    private int contracts = 200;

    @Option(names = "--ticks", paramLabel = "N", description = "Ticks held in memory and looped (${DEFAULT-VALUE}).")
    private int loopTicks = 100_000;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Ticks that go the same way first, so that all is compiled (${DEFAULT-VALUE}).")
    private int warmUp = 300_000;

    @Option(names = "--slots", paramLabel = "N", description = "Slots of the ring (${DEFAULT-VALUE}).")
    private int slots = 131_072;

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

    @Option(
            names = "--over",
            split = ",",
            paramLabel = "O",
            description =
                    "What comes over loopback: tcp, the feed's own frames; deribit or kite, the venue's frames over a"
                            + " WebSocket (${DEFAULT-VALUE}).")
    private List<String> over = List.of(TCP);

    @Override
    public Integer call() {
        if (!(seconds > 0) || contracts < 20 || loopTicks < 1_000 || warmUp < 1 || Integer.bitCount(slots) != 1) {
            throw new UserException(
                    "--seconds and --warm-up must be positive, --contracts at least 20, --ticks at least"
                            + " 1000, --slots a power of two");
        }
        if (rates.stream().anyMatch(rate -> rate < 1)) {
            throw new UserException("--rates must be positive");
        }
        over.stream().filter(each -> !OVER.contains(each)).findFirst().ifPresent(each -> {
            throw new UserException("--over: '" + each.replaceAll("\\p{Cntrl}", "?") + "' is unknown; allowed "
                    + String.join(", ", OVER));
        });
        bench.begin();
        LiveSettings settings =
                new LiveSettings(rates, seconds, contracts, loopTicks, warmUp, slots, layouts, waits, bench.folder());
        List<LiveMeasured> measured = measure(settings);
        LiveReport report = new LiveReport(measured, Runtime.getRuntime().availableProcessors());
        bench.end(report.text(), measured, report.verdicts());
        return ExitCode.OK;
    }

    private List<LiveMeasured> measure(LiveSettings settings) {
        LoadTicks ticks = new LoadTicks(LiveRun.UNDERLYINGS, contracts, loopTicks);
        Scratch scratch = new Scratch(settings.folder());
        double decode = DecodeTime.measure(ticks);
        List<LiveMeasured> all = new ArrayList<>();
        try {
            for (String each : over) {
                for (WaitMode wait : waits) {
                    for (Layout layout : layouts) {
                        warmUp(each, settings, ticks, scratch, layout, wait);
                        for (int rate : rates) {
                            all.add(
                                    each.equals(TCP)
                                            ? measure(settings, ticks, scratch, layout, wait, rate, decode)
                                            : new FrameRun(each, settings, ticks, scratch).measure(layout, wait, rate));
                            bench.say(LiveReport.line(all.get(all.size() - 1)));
                        }
                    }
                }
            }
        } finally {
            scratch.clear();
        }
        return all;
    }

    private void warmUp(
            String each, LiveSettings settings, LoadTicks ticks, Scratch scratch, Layout layout, WaitMode wait) {
        if (each.equals(TCP)) {
            new LiveRun(settings, ticks, scratch).run(layout, wait, WARM_UP_RATE, warmUp);
        } else {
            new FrameRun(each, settings, ticks, scratch)
                    .run(layout, wait, WARM_UP_FRAMES, Math.max(1, warmUp / FRAMES_OF_WARM_UP));
        }
        scratch.clear();
    }

    private static LiveMeasured measure(
            LiveSettings settings,
            LoadTicks ticks,
            Scratch scratch,
            Layout layout,
            WaitMode wait,
            int rate,
            double decode) {
        long count = settings.count(rate);
        Percentiles echo = BareEcho.measure(rate, settings.seconds());
        Percentiles hop = BareHop.measure(ticks, wait, settings.slots(), rate, count);
        LiveRun run = new LiveRun(settings, ticks, scratch);
        double reached = run.run(layout, wait, rate, count);
        scratch.clear();
        return new LiveMeasured(
                TCP,
                layout.name().toLowerCase(Locale.ROOT),
                wait.name().toLowerCase(Locale.ROOT),
                rate,
                reached,
                decode,
                Double.NaN,
                hop,
                echo,
                Percentiles.of(run.latency().decided()),
                Percentiles.of(run.latency().journaled()),
                Percentiles.of(run.latency().out()));
    }
}
