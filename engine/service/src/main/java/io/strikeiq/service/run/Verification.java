package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.persistence.journal.SignalJournalReader;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.Speed;
import io.strikeiq.service.config.StrikeIqConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Replays a recorded run with the config that it ran with, and compares hashes and every signal. */
public final class Verification {
    private final RunFolder folder;
    private final StopRequest stop;
    private final LongConsumer progress;

    /**
     * @param progress told from time to time how many ticks have been replayed
     */
    public Verification(RunFolder folder, StopRequest stop, LongConsumer progress) {
        this.folder = folder;
        this.stop = stop;
        this.progress = progress;
    }

    /**
     * What came of a verification; its components are the keys of the JSON result.
     *
     * @param runId the run
     * @param same whether hashes and signals are the same
     * @param difference the first difference in words, null when there is none
     * @param ticks ticks replayed
     * @param signalsCompared signals of the journal that were compared
     * @param stateHash hash of the state in the replay
     * @param recordedStateHash hash of the state in the run, null when it died before its end
     * @param signalHash hash of the signals in the replay
     * @param recordedSignalHash hash of the signals in the run, null when it died before its end
     */
    public record Verified(
            String runId,
            boolean same,
            String difference,
            long ticks,
            long signalsCompared,
            String stateHash,
            String recordedStateHash,
            String signalHash,
            String recordedSignalHash) {}

    /** Replays and compares. */
    public Verified run() {
        RunManifest manifest = folder.manifest();
        StrikeIqConfig config = ConfigFile.load(folder.config(), Map.of());
        RunResult recorded = manifest.result();
        long ticks = recorded == null ? Long.MAX_VALUE : recorded.ticks();
        try (TickJournalReader reader = TickJournalReader.open(Path.of(manifest.tickJournal()));
                SignalJournalReader journal = SignalJournalReader.open(folder.signals())) {
            SignalComparison comparison = new SignalComparison(journal, recorded == null);
            RunResult replayed = new Replay(config, Speed.MAX, stop, DeadLetters.NONE, List.of())
                    .run("", new Limited(reader, ticks), comparison, progress);
            comparison.finish();
            return verdict(comparison, recorded, replayed);
        }
    }

    private Verified verdict(SignalComparison comparison, RunResult recorded, RunResult replayed) {
        String difference = comparison.difference().orElseGet(() -> hashDifference(recorded, replayed));
        return new Verified(
                folder.runId(),
                difference == null,
                difference,
                replayed.ticks(),
                comparison.compared(),
                replayed.stateHash(),
                recorded == null ? null : recorded.stateHash(),
                replayed.signalHash(),
                recorded == null ? null : recorded.signalHash());
    }

    private static String hashDifference(RunResult recorded, RunResult replayed) {
        if (recorded == null) {
            return null;
        }
        if (recorded.ticks() != replayed.ticks()) {
            return "the run had " + recorded.ticks() + " ticks, the tick journal has " + replayed.ticks();
        }
        if (!recorded.stateHash().equals(replayed.stateHash())) {
            return "the state hash was " + recorded.stateHash() + " in the run and is " + replayed.stateHash()
                    + " in the replay";
        }
        return recorded.signalHash().equals(replayed.signalHash())
                ? null
                : "the signal hash was " + recorded.signalHash() + " in the run and is " + replayed.signalHash()
                        + " in the replay";
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
