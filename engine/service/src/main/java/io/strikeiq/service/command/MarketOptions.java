package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Progress;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.run.PastMarket;
import io.strikeiq.service.run.RunFolder;
import io.strikeiq.watch.view.MarketView;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mixin of the commands that show a market as it was: which, when and of which run. */
final class MarketOptions {
    /** Nanoseconds since the epoch are a long up to there. */
    private static final long LATEST_SECOND = 9_200_000_000L;

    @Parameters(paramLabel = "SYMBOL", description = "Symbol of the underlying.")
    private String symbol;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Event time, such as 2026-01-05T08:44:19Z; without it the last recorded tick.")
    private String at;

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "Id or folder of the run; without it the newest of the config.")
    private String run;

    @Option(
            names = "--no-checkpoint",
            description = "Replay from the first tick, though a checkpoint would do; the result is the same.")
    private boolean fromFirst;

    @Mixin
    private ConfigOption config;

    /** Replays to the time. */
    MarketView market(OutputOptions output) {
        long time = time();
        RunFolder folder = folder(config.load());
        PastMarket past = new PastMarket(folder, line -> {
            output.err().println(line);
            output.err().flush();
        });
        try (Progress progress = output.progress("replay", "ticks", 0)) {
            return past.market(symbol, time, !fromFirst, progress::at);
        }
    }

    private RunFolder folder(StrikeIqConfig loaded) {
        if (run != null) {
            return RunFolder.find(run, loaded::dataFolder);
        }
        List<RunFolder> runs = RunFolder.all(loaded.dataFolder()).stream()
                .filter(RunFolder::isKnown)
                .toList();
        if (runs.isEmpty()) {
            throw new UserException(ExitCode.FAILURE, "nothing has run in " + loaded.dataFolder() + " yet");
        }
        return runs.get(runs.size() - 1);
    }

    private long time() {
        if (at == null) {
            return Long.MAX_VALUE;
        }
        try {
            Instant time = OffsetDateTime.parse(at).toInstant();
            if (time.getEpochSecond() > 0 && time.getEpochSecond() < LATEST_SECOND) {
                return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
            }
        } catch (DateTimeException e) {
            // It is wrong as one out of range is.
        }
        throw new UserException("--at '" + at.replaceAll("\\p{Cntrl}", "?")
                + "' is not allowed; allowed times such as 2026-01-05T08:44:19Z, from 1970 to 2261");
    }
}
