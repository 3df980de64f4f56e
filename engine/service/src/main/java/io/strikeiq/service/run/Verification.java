package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.SignalJournalReader;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalSpan;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.Speed;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.watch.CounterSources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Replays a recorded run with the config that it ran with, and compares hashes and every signal. */
public final class Verification {
    /** How soon a run must end says nothing of how long its comparison may take. */
    private static final long PATIENCE = TimeUnit.HOURS.toNanos(1);

    private final RunFolder folder;
    private final StopRequest stop;
    private final LongConsumer progress;

    /**
     * @param progress notified from time to time how many ticks have been replayed
     */
    public Verification(RunFolder folder, StopRequest stop, LongConsumer progress) {
        this.folder = folder;
        this.stop = stop;
        this.progress = progress;
    }

    /**
     * The result of a verification; its components are the keys of the JSON result.
     *
     * @param runId the run
     * @param same whether hashes and signals are the same, as far as they were compared
     * @param difference the first difference in words, null when there is none
     * @param incomplete why not all could be compared, null when all was
     * @param exitCode one of {@link ExitCode}: DIFFERENT only where the same ticks and the same program gave another result
     * @param ticks ticks replayed
     * @param signalsCompared signals of the journal that were compared
     * @param outcomesCompared outcomes of the journal that were compared
     * @param stateHash hash of the state in the replay
     * @param recordedStateHash hash of the state in the run, null when it died before its end
     * @param signalHash hash of the signals in the replay
     * @param recordedSignalHash hash of the signals in the run, null when it died before its end
     */
    public record Verified(
            String runId,
            boolean same,
            String difference,
            String incomplete,
            int exitCode,
            long ticks,
            long signalsCompared,
            long outcomesCompared,
            String stateHash,
            String recordedStateHash,
            String signalHash,
            String recordedSignalHash) {
        Verified with(int code) {
            return new Verified(
                    runId,
                    same,
                    difference,
                    incomplete,
                    code,
                    ticks,
                    signalsCompared,
                    outcomesCompared,
                    stateHash,
                    recordedStateHash,
                    signalHash,
                    recordedSignalHash);
        }
    }

    /** Replays and compares. */
    public Verified run() {
        RunManifest manifest = folder.manifest();
        StrikeIqConfig config = RunLearning.knowing(ConfigFile.load(folder.config(), Map.of()), folder);
        RunResult recorded = manifest.result();
        String other = other(manifest, ProgramVersion.of(config.registry()));
        long firstTick = TickJournalSpan.of(Path.of(manifest.tickJournal())).firstTick();
        if (firstTick > 1) {
            throw new UserException(
                    ExitCode.FAILURE,
                    "the ticks of run " + folder.runId() + " before tick " + firstTick
                            + " were pruned: it cannot be replayed from its first");
        }
        if (JournalInspector.isPruned(folder.signals())) {
            return hashesAlone(manifest, config, other);
        }
        try (TickJournalReader reader = TickJournalReader.open(Path.of(manifest.tickJournal()));
                SignalJournalReader journal = SignalJournalReader.open(folder.signals())) {
            SignalComparison comparison = new SignalComparison(journal, recorded == null);
            RunResult replayed = replay(config, reader, recorded, comparison);
            String incomplete = incomplete(replayed, recorded);
            if (incomplete == null) {
                comparison.finish();
            }
            String difference = comparison.difference().orElse(null);
            if (difference == null && incomplete == null) {
                difference = hashDifference(recorded, replayed);
            }
            return verdict(recorded, replayed, difference, incomplete, comparison, other);
        }
    }

    /** Which other program or processor made the run, so that it may differ; null when neither is another. */
    private static String other(RunManifest manifest, String program) {
        if (!program.equals(manifest.program())) {
            return "another program began the run (" + manifest.program() + ", this is " + program + ")";
        }
        String here = Platform.here();
        return manifest.platform().isEmpty() || here.equals(manifest.platform())
                ? null
                : "the run was made on " + manifest.platform() + ", this is " + here
                        + ": the last bits of option prices may differ";
    }

    /** The signals are in the database only; what the manifest says of them is still there. */
    private Verified hashesAlone(RunManifest manifest, StrikeIqConfig config, String other) {
        RunResult recorded = manifest.result();
        if (recorded == null) {
            throw new UserException(
                    ExitCode.FAILURE,
                    "run " + folder.runId()
                            + " did not come to its end and its signal journal was pruned: nothing is left"
                            + " to compare with");
        }
        try (TickJournalReader reader = TickJournalReader.open(Path.of(manifest.tickJournal()))) {
            RunResult replayed = replay(config, reader, recorded, OutboundDrain.NONE);
            String stopped = incomplete(replayed, recorded);
            String difference = stopped == null ? hashDifference(recorded, replayed) : null;
            String incomplete =
                    stopped == null ? "its signal journal was pruned, so that only hashes were compared" : stopped;
            Verified verified = verdict(recorded, replayed, difference, incomplete, null, other);
            return stopped == null && difference == null ? verified.with(ExitCode.OK) : verified;
        }
    }

    private RunResult replay(StrikeIqConfig config, TickJournalReader reader, RunResult recorded, OutboundDrain drain) {
        long ticks = recorded == null ? Long.MAX_VALUE : recorded.outcome().ticks();
        WarmUp warmUp = folder.manifest().warmUp();
        return new Replay(config, Speed.MAX, stop, DeadLetters.NONE, List.of(), new CounterSources())
                .warmedUpBy(warmUp)
                .settlingAtTheEnd(this::hasSettled)
                .patient(PATIENCE)
                .run(
                        "",
                        new RunStart.Joined(
                                new WarmTicks(warmUp, InstrumentBook.read(folder.dataFolder())),
                                new Limited(reader, ticks)),
                        drain,
                        progress);
    }

    /** Whether the run gave up the outcomes that were open at its end. */
    private boolean hasSettled() {
        RunManifest manifest = folder.manifest();
        RunClose ended = manifest.ended();
        return !stop.isRequested()
                && ((manifest.result() != null && manifest.result().completed())
                        || (ended != null && ended.reason().equals(RunClose.STOPPED)));
    }

    /** Why the replay did not reach the run's last tick, null when it did. */
    private String incomplete(RunResult replayed, RunResult recorded) {
        if (replayed.damage() != null) {
            return "the tick journal is damaged after tick "
                    + replayed.outcome().ticks() + ": " + replayed.damage();
        }
        boolean reached = recorded == null
                ? replayed.completed()
                : replayed.outcome().ticks() >= recorded.outcome().ticks();
        return reached || !stop.isRequested()
                ? null
                : "it was stopped after tick " + replayed.outcome().ticks();
    }

    private Verified verdict(
            RunResult recorded,
            RunResult replayed,
            String difference,
            String incomplete,
            SignalComparison comparison,
            String other) {
        int exitCode;
        String remark = incomplete;
        if (difference != null && other != null) {
            exitCode = ExitCode.OTHER_PROGRAM;
            remark = other;
        } else if (difference != null) {
            exitCode = ExitCode.DIFFERENT;
        } else if (replayed.damage() != null) {
            exitCode = ExitCode.DAMAGED;
        } else {
            exitCode = incomplete == null ? ExitCode.OK : ExitCode.FAILURE;
        }
        return new Verified(
                folder.runId(),
                difference == null,
                difference,
                remark,
                exitCode,
                replayed.outcome().ticks(),
                comparison == null ? 0 : comparison.compared(),
                comparison == null ? 0 : comparison.outcomesCompared(),
                replayed.outcome().stateHash(),
                recorded == null ? null : recorded.outcome().stateHash(),
                replayed.outcome().signalHash(),
                recorded == null ? null : recorded.outcome().signalHash());
    }

    private static String hashDifference(RunResult recorded, RunResult replayed) {
        if (recorded == null) {
            return null;
        }
        if (recorded.outcome().ticks() != replayed.outcome().ticks()) {
            return "the run had " + recorded.outcome().ticks() + " ticks, the tick journal has "
                    + replayed.outcome().ticks();
        }
        if (recorded.outcome().stateHash().isEmpty()) {
            return null;
        }
        if (!recorded.outcome().stateHash().equals(replayed.outcome().stateHash())) {
            return "the state hash was " + recorded.outcome().stateHash() + " in the run and is "
                    + replayed.outcome().stateHash() + " in the replay";
        }
        return recorded.outcome().signalHash().equals(replayed.outcome().signalHash())
                ? null
                : "the signal hash was " + recorded.outcome().signalHash() + " in the run and is "
                        + replayed.outcome().signalHash() + " in the replay";
    }

    /** The first ticks of a source. */
    private static final class Limited implements TickSource {
        private final TickSource source;
        private long left;

        Limited(TickSource source, long ticks) {
            this.source = source;
            this.left = ticks;
        }

        @Override
        public boolean next(MarketEvent slot) {
            return left-- > 0 && source.next(slot);
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
