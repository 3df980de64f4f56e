package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.run.WallClock;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.top.TopView;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a service is doing. */
@Command(
        name = "top",
        description = {
            "Show what the service of a config is doing: readiness, threads, feeds, journals, database, latencies, signals.",
            "Reads the file of counters in its data folder: while the service runs, while it hangs and after it has gone."
                    + " Ends with Ctrl-C."
        })
public final class TopCommand implements Callable<Integer> {
    private static final String CLEAR = "\033[H\033[2J";
    private static final int LONGEST_SECONDS = 3_600;
    private final Shutdown shutdown;
    private final WallClock clock;

    @Option(names = "--once", description = "Show one screen and end; so without a terminal.")
    private boolean once;

    @Option(
            names = "--interval",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seconds between two screens (1).")
    private int seconds;

    @Mixin
    private ConfigOption config;

    @Mixin
    private OutputOptions output;

    public TopCommand(Shutdown shutdown, WallClock clock) {
        this.shutdown = shutdown;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            throw new UserException("--interval " + seconds + " is out of range; allowed 1 to " + LONGEST_SECONDS);
        }
        StrikeIqConfig loaded = config.load();
        CounterView view = WatchedService.read(loaded);
        if (once || output.json() || !output.isTerminal()) {
            TopView top = new TopView(view, null, loaded.watch().ready(), clock.nanos());
            output.result(top.json(), top.text());
            return ExitCode.OK;
        }
        follow(loaded, view);
        return ExitCode.OK;
    }

    private void follow(StrikeIqConfig loaded, CounterView first) {
        StopRequest stop = shutdown.arm(TimeUnit.SECONDS.toNanos(LONGEST_SECONDS));
        PrintWriter out = output.out();
        CounterView before = null;
        CounterView now = first;
        do {
            out.print(CLEAR + new TopView(now, before, loaded.watch().ready(), clock.nanos()).text());
            out.flush();
            before = now;
            now = WatchedService.read(loaded);
        } while (!stop.await(TimeUnit.SECONDS.toNanos(seconds)));
    }
}
