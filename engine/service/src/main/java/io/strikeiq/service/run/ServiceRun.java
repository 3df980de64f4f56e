package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.PipelineHaltedException;
import io.strikeiq.persistence.journal.DiskGuard;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Progress;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.NeededCores;
import io.strikeiq.service.config.Source;
import io.strikeiq.service.config.StrikeIqConfig;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A run, from the config to the rows in the database.
 *
 * <pre>
 *   recording or ─▶ pipeline ─▶ console ─▶ signal journal ─▶ batch writer ─▶ PostgreSQL
 *   feed
 *   └──────────── publisher ─┘ └──── drain thread ────────┘ └─── writer thread ───────┘
 * </pre>
 *
 * <p>The end is in order: no more ticks, the ring drained, the journals closed, their last rows flushed, the database
 * closed. A run that was cut off goes on where its journal ends when the same config is run again.
 */
public final class ServiceRun {
    private static final long WATCH_PERIOD = TimeUnit.MILLISECONDS.toNanos(500);
    private final StrikeIqConfig config;
    private final Options options;
    private final OutputOptions output;
    private final StopRequest stop;
    private final WallClock clock;
    private final JournalEnd journalEnd;
    private final RunTicks ticks;
    private final DiskWatch disk;
    private final WorkerWatch workers;

    /**
     * What differs between commands.
     *
     * @param store whether signals are journaled and stored in the database
     * @param print whether signals are printed
     * @param resume whether a run of the same config that was cut off goes on
     */
    public record Options(boolean store, boolean print, boolean resume) {}

    public ServiceRun(StrikeIqConfig config, Options options, OutputOptions output, StopRequest stop, WallClock clock) {
        this.config = config;
        this.options = options;
        this.output = output;
        this.stop = stop;
        this.clock = clock;
        this.journalEnd = new JournalEnd(clock);
        this.ticks = config.run().source() == Source.LIVE
                ? new LiveTicks(config, stop, clock)
                : new RecordedTicks(config, output, stop);
        this.disk = new DiskWatch(List.of(config.dataFolder()), config.safety().freeDisk(), stop, File::getUsableSpace);
        this.workers = new WorkerWatch(config.safety().stallWarning(), System::nanoTime);
    }

    /** Runs to the end of the ticks or to a stop request, prints the summary and returns an exit code. */
    public int run() {
        NeededCores.warning(config, Runtime.getRuntime().availableProcessors()).ifPresent(output.err()::println);
        if (!options.store()) {
            ticks.prepare();
            return unstored();
        }
        return DataFolderLock.during(config.dataFolder(), () -> {
            disk.checkBefore();
            ticks.prepare();
            Watchdog watchdog = Watchdog.start(WATCH_PERIOD, List.of(workers));
            try (Storage storage = Storage.open(config)) {
                return stored(storage);
            } finally {
                watchdog.close();
            }
        });
    }

    private int unstored() {
        try (RunTicks.Open open = ticks.open(null)) {
            Replay replay = new Replay(config, open.speed(), stop, DeadLetters.NONE, List.of());
            RunResult result = pump("", open, replay, OutboundDrain.NONE);
            output.result(result, RunReport.text(result, null, null));
            return result.exitCode();
        }
    }

    private int stored(Storage storage) {
        List<RunFolder> runs = RunFolder.readable(config.dataFolder(), output.err());
        runs.stream().filter(run -> run.isCompleted() && !run.isFlushed()).forEach(journalEnd::complete);
        long earlier = storage.flushEarlier(runs);
        if (earlier > 0) {
            output.err().printf(Locale.ROOT, "wrote %,d rows of earlier runs to the database%n", earlier);
        }
        RunFolder folder = new RunChoice(config, ticks, clock, output.err()).choose(runs, options.resume());
        storage.checkWhole(folder);
        RunResult result = journaled(folder, storage);
        if (config.run().stayUp() && !stop.isRequested()) {
            result = stayUp(folder, storage, result);
        }
        if (disk.lack() != null) {
            return fullDisk();
        }
        return storage.hasLostEnd() ? ExitCode.DAMAGED : result.exitCode();
    }

    /** The writer goes on meanwhile; what it has done by the end counts. */
    private RunResult stayUp(RunFolder folder, Storage storage, RunResult before) {
        say("staying up; a termination signal ends the service");
        stop.await();
        if (before.isFlushed()) {
            return before;
        }
        RunResult after = storage.finish(before);
        folder.manifest().withResult(after).write(folder.manifestFile());
        say(
                after.isFlushed()
                        ? "all rows of run " + folder.runId() + " are in the database now"
                        : after.rowsPending() + " records of run " + folder.runId() + " are in the journal only");
        return after;
    }

    private void say(String line) {
        output.err().println(line);
        output.err().flush();
    }

    private int fullDisk() {
        say(disk.lack());
        return ExitCode.DISK;
    }

    private RunResult journaled(RunFolder folder, Storage storage) {
        RunManifest manifest = folder.manifest().withResult(null);
        RunInfo info = new RunInfo(folder.runId(), manifest.tickJournal(), clock.nanos());
        DiskGuard guard = DiskGuard.atLeast(config.safety().journalReserve());
        try (RunTicks.Open open = ticks.open(folder);
                SignalJournalWriter journal = SignalJournalWriter.open(folder.signals(), info, guard);
                DurableJournals durable = DurableJournals.of(config.safety(), folder, journal, open.journal())) {
            open.checkReaches(journal.resumedAt());
            announce(folder, open, Math.max(journal.resumedAt(), open.recordedBefore()));
            storage.follow(folder, journal, durable::limit);
            open.workers().forEach(workers::add);
            durable.worker().ifPresent(workers::add);
            workers.add(storage.worker());
            RunResult result = toJournal(folder, open, journal, storage, durable);
            manifest.withResult(result.unstored()).write(folder.manifestFile());
            if (result.completed()) {
                journalEnd.journal(journal, result);
            }
            durable.force();
            RunResult stored = storage.finish(result).worked(workers.stalls(), workers.failed());
            manifest.withResult(stored).write(folder.manifestFile());
            output.result(stored, RunReport.text(stored, storage.location(), folder));
            open.checkSource();
            return stored;
        }
    }

    private void announce(RunFolder folder, RunTicks.Open open, long resumedAt) {
        String behind = resumedAt == 0 ? "" : ", going on behind tick " + resumedAt + "; --fresh begins a new run";
        say("run " + folder.runId() + " " + open.said() + behind);
    }

    /** Whatever halts the pipeline, the database gets what was journaled before. */
    private RunResult toJournal(
            RunFolder folder,
            RunTicks.Open open,
            SignalJournalWriter journal,
            Storage storage,
            DurableJournals durable) {
        StopRequest pumpStop = open.stopsItself() ? new StopRequest() : stop;
        try (DeadTicks dead = new DeadTicks(folder.deadTicks())) {
            Replay replay =
                    new Replay(config, open.speed(), pumpStop, dead, List.of(disk)).catchingUpTo(journal.resumedAt());
            return printed(folder.runId(), open, replay, journal);
        } catch (PipelineHaltedException e) {
            durable.force();
            storage.flush();
            throw e;
        }
    }

    private RunResult printed(String runId, RunTicks.Open open, Replay replay, SignalJournalWriter journal) {
        int rate = config.run().consoleRate();
        if (!options.print() || rate == 0 || output.json()) {
            return pump(runId, open, replay, journal);
        }
        try (SignalPrinter printer =
                new SignalPrinter(journal, output.out(), rate, journal.resumedAt(), System::nanoTime)) {
            workers.add(printer.worker());
            return pump(runId, open, replay, printer);
        }
    }

    private RunResult pump(String runId, RunTicks.Open open, Replay replay, OutboundDrain drain) {
        try (Progress progress = output.progress("run", "ticks", open.expected())) {
            return replay.run(runId, open, drain, progress::at).fedBy(open.feed(), open.isEnded());
        }
    }
}
