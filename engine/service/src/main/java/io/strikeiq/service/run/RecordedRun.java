package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Progress;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.Source;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.recording.JournalDraft;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run over a recorded tick journal, from the config to the rows in the database.
 *
 * <pre>
 *   tick journal ─▶ pipeline ─▶ console ─▶ signal journal ─▶ batch writer ─▶ PostgreSQL
 *   └──────────── publisher ─┘ └──── drain thread ────────┘ └─── writer thread ───────┘
 * </pre>
 *
 * <p>The end is in order: no more ticks, the ring drained, the journal closed, its last rows flushed, the database
 * closed. A run that was cut off goes on where its journal ends when the same config is run again.
 */
public final class RecordedRun {
    private final StrikeIqConfig config;
    private final Options options;
    private final OutputOptions output;
    private final StopRequest stop;

    /**
     * What differs between commands.
     *
     * @param store whether signals are journaled and stored in the database
     * @param print whether signals are printed
     * @param resume whether a run of the same config that was cut off goes on
     */
    public record Options(boolean store, boolean print, boolean resume) {}

    public RecordedRun(StrikeIqConfig config, Options options, OutputOptions output, StopRequest stop) {
        this.config = config;
        this.options = options;
        this.output = output;
        this.stop = stop;
    }

    /** Runs to the end of the journal or to a stop request, prints the summary and returns an exit code. */
    public int run() {
        if (!options.store()) {
            recordSession();
            RunResult result = replay("", OutboundDrain.NONE, 0);
            output.result(result, RunReport.text(result, null, null));
            return result.exitCode();
        }
        return DataFolderLock.during(config.dataFolder(), () -> {
            recordSession();
            try (Storage storage = Storage.open(config)) {
                return stored(storage);
            }
        });
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
        RunInfo info = new RunInfo(folder.runId(), config.run().journal().toString(), JournalEnd.wallClock());
        try (SignalJournalWriter journal = SignalJournalWriter.open(folder.signals(), info)) {
            announce(folder, journal);
            storage.follow(folder);
            RunResult result = replay(folder.runId(), journal, journal.resumedAt());
            manifest.withResult(result.unstored()).write(folder.manifestFile());
            if (result.completed()) {
                JournalEnd.journal(journal, result);
            }
            RunResult stored = storage.finish(journal.lastIndex(), result);
            manifest.withResult(stored).write(folder.manifestFile());
            return stored;
        }
    }

    private void announce(RunFolder folder, SignalJournalWriter journal) {
        output.err()
                .println("run " + folder.runId() + " replays " + config.run().journal()
                        + (journal.resumedAt() == 0
                                ? ""
                                : ", going on behind tick " + journal.resumedAt() + "; --fresh begins a new run"));
        output.err().flush();
    }

    private RunResult replay(String runId, OutboundDrain journal, long resumedAt) {
        if (!options.print() || config.run().consoleRate() == 0 || output.json()) {
            return pump(runId, journal, resumedAt);
        }
        int rate = config.run().consoleRate();
        try (SignalPrinter printer = new SignalPrinter(journal, output.out(), rate, resumedAt, System::nanoTime)) {
            return pump(runId, printer, resumedAt);
        }
    }

    private RunResult pump(String runId, OutboundDrain drain, long resumedAt) {
        try (TickJournalReader reader = TickJournalReader.open(config.run().journal());
                Progress progress = output.progress("replay", "ticks", SessionRecorder.ticks(reader.info()))) {
            return new Replay(config, stop, progress::at)
                    .catchingUpTo(resumedAt)
                    .run(runId, reader, drain);
        }
    }

    private void recordSession() {
        if (config.run().source() != Source.SIMULATE) {
            return;
        }
        Path journal = config.run().journal();
        try (Progress progress =
                output.progress("record", "ticks", config.simulate().ticks())) {
            SessionRecorder recorder = new SessionRecorder(config.simulate(), stop, progress::at);
            if (JournalDraft.isTaken(journal)) {
                recorder.checkSame(journal);
            } else {
                SessionRecorder.Recorded recorded = recorder.record(journal);
                output.err().printf("recorded a simulated session of %,d ticks in %s%n", recorded.ticks(), journal);
                output.err().flush();
            }
        }
    }

    /** The newest run of the same config over the same ticks that has not come to its end. */
    private Optional<RunFolder> unfinished() {
        if (!options.resume()) {
            return Optional.empty();
        }
        return RunFolder.all(config.dataFolder()).stream()
                .filter(folder -> folder.isUnfinished(config, tickJournal()))
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
                tickJournal(),
                config.pipeline().layout().name().toLowerCase(Locale.ROOT),
                config.pipeline().waitMode().name().toLowerCase(Locale.ROOT),
                config.run().speed().toString(),
                null);
    }

    private String tickJournal() {
        return config.run().journal().toAbsolutePath().normalize().toString();
    }
}
