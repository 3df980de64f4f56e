package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Progress;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.Source;
import io.strikeiq.service.config.StrikeIqConfig;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run, from the config to the rows in the database.
 *
 * <pre>
 *   recording or ─▶ pipeline ─▶ console ─▶ signal journal ─▶ batch writer ─▶ PostgreSQL
 *   feed
 *   └──────────── publisher ─┘ └──── drain thread ────────┘ └─── writer thread ───────┘
 * </pre>
 *
 * <p>The end is in order: no more ticks, the ring drained, the journals closed, its last rows flushed, the database
 * closed. A run that was cut off goes on where its journal ends when the same config is run again.
 */
public final class ServiceRun {
    private final StrikeIqConfig config;
    private final Options options;
    private final OutputOptions output;
    private final StopRequest stop;
    private final RunTicks ticks;

    /**
     * What differs between commands.
     *
     * @param store whether signals are journaled and stored in the database
     * @param print whether signals are printed
     * @param resume whether a run of the same config that was cut off goes on
     */
    public record Options(boolean store, boolean print, boolean resume) {}

    public ServiceRun(StrikeIqConfig config, Options options, OutputOptions output, StopRequest stop) {
        this.config = config;
        this.options = options;
        this.output = output;
        this.stop = stop;
        this.ticks = config.run().source() == Source.LIVE
                ? new LiveTicks(config, stop)
                : new RecordedTicks(config, output, stop);
    }

    /** Runs to the end of the ticks or to a stop request, prints the summary and returns an exit code. */
    public int run() {
        if (!options.store()) {
            ticks.prepare();
            return unstored();
        }
        return DataFolderLock.during(config.dataFolder(), () -> {
            ticks.prepare();
            try (Storage storage = Storage.open(config)) {
                return stored(storage);
            }
        });
    }

    private int unstored() {
        try (RunTicks.Open open = ticks.open(null)) {
            RunResult result = replay("", open, OutboundDrain.NONE, 0);
            output.result(result, RunReport.text(result, null, null));
            return result.exitCode();
        }
    }

    private int stored(Storage storage) {
        List<RunFolder> runs = RunFolder.all(config.dataFolder());
        runs.stream().filter(run -> run.isCompleted() && !run.isFlushed()).forEach(JournalEnd::complete);
        long earlier = storage.flushEarlier(runs);
        if (earlier > 0) {
            output.err().printf("wrote %,d rows of earlier runs to the database%n", earlier);
        }
        RunFolder folder = unfinished().orElseGet(this::newRun);
        RunResult result = journaled(folder, storage);
        output.result(result, RunReport.text(result, storage.location(), folder));
        if (config.run().stayUp() && !stop.isRequested()) {
            output.err().println("staying up; a termination signal ends the service");
            output.err().flush();
            stop.await();
        }
        return result.exitCode();
    }

    private RunResult journaled(RunFolder folder, Storage storage) {
        RunManifest manifest = folder.manifest().withResult(null);
        RunInfo info = new RunInfo(folder.runId(), manifest.tickJournal(), JournalEnd.wallClock());
        try (RunTicks.Open open = ticks.open(folder);
                SignalJournalWriter journal = SignalJournalWriter.open(folder.signals(), info)) {
            open.checkReaches(journal.resumedAt());
            announce(folder, open, Math.max(journal.resumedAt(), open.recordedBefore()));
            storage.follow(folder);
            RunResult result = replay(folder.runId(), open, journal, journal.resumedAt());
            manifest.withResult(result.unstored()).write(folder.manifestFile());
            if (result.completed()) {
                JournalEnd.journal(journal, result);
            }
            RunResult stored = storage.finish(journal.lastIndex(), result);
            manifest.withResult(stored).write(folder.manifestFile());
            return stored;
        }
    }

    private void announce(RunFolder folder, RunTicks.Open ticks, long resumedAt) {
        String behind = resumedAt == 0 ? "" : ", going on behind tick " + resumedAt + "; --fresh begins a new run";
        output.err().println("run " + folder.runId() + " " + ticks.said() + behind);
        output.err().flush();
    }

    private RunResult replay(String runId, RunTicks.Open open, OutboundDrain journal, long resumedAt) {
        if (!options.print() || config.run().consoleRate() == 0 || output.json()) {
            return pump(runId, open, journal, resumedAt);
        }
        int rate = config.run().consoleRate();
        try (SignalPrinter printer = new SignalPrinter(journal, output.out(), rate, resumedAt, System::nanoTime)) {
            return pump(runId, open, printer, resumedAt);
        }
    }

    private RunResult pump(String runId, RunTicks.Open open, OutboundDrain drain, long resumedAt) {
        StopRequest pumpStop = open.stopsItself() ? new StopRequest() : stop;
        try (Progress progress = output.progress("run", "ticks", open.expected())) {
            RunResult result = new Replay(config, open.speed(), pumpStop, progress::at)
                    .catchingUpTo(resumedAt)
                    .run(runId, open, drain);
            return result.fedBy(open.feed(), open.isEnded());
        }
    }

    /** The newest run of the same config over the same ticks that has not come to its end. */
    private Optional<RunFolder> unfinished() {
        if (!options.resume()) {
            return Optional.empty();
        }
        return RunFolder.all(config.dataFolder()).stream()
                .filter(folder -> folder.isUnfinished(config) && ticks.canGoOn(folder))
                .reduce((older, newer) -> newer);
    }

    private RunFolder newRun() {
        RunFolder folder = RunFolder.create(config.dataFolder(), RunId.create());
        folder.writeConfig(config);
        manifest(folder).write(folder.manifestFile());
        return folder;
    }

    private RunManifest manifest(RunFolder folder) {
        return new RunManifest(
                folder.runId(),
                config.run().name(),
                Instant.now().toString(),
                RunManifest.path(ticks.journal(folder)),
                config.pipeline().layout().name().toLowerCase(Locale.ROOT),
                config.pipeline().waitMode().name().toLowerCase(Locale.ROOT),
                config.run().speed().toString(),
                null);
    }
}
