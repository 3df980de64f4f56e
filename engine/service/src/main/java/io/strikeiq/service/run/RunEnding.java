package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalReader;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * Ends a run that was cut off and goes on no more. Where this program began it and its own tick journal is there, the last
 * ticks are done with the config and the experience that it had, so that no signal of them is lost and the hashes are known;
 * another program's run is ended with the signals that it has. The record that ends the journal brings the end to the database.
 */
final class RunEnding {
    private final WallClock clock;
    private final PrintWriter said;

    /** @param said where remarks go */
    RunEnding(WallClock clock, PrintWriter said) {
        this.clock = clock;
        this.said = said;
    }

    /** Ends a run; one whose journal cannot be read is left as it is, with a remark. */
    void end(RunFolder run, String reason) {
        RunManifest manifest = run.manifest();
        try {
            Outcome outcome = JournalInspector.isJournal(run.signals()) ? outcome(run, manifest) : null;
            RunResult result = outcome == null ? null : RunResult.ended(run.runId(), outcome);
            manifest.withResult(result).closed(RunClose.now(clock, reason)).write(run.manifestFile());
            say("run " + run.runId() + " was cut off and is ended (" + reason + "), so that a new run begins");
        } catch (JournalException | UserException e) {
            say("run " + run.runId() + " cannot be ended: " + e.getMessage());
        }
    }

    private Outcome outcome(RunFolder run, RunManifest manifest) {
        StrikeIqConfig config = ConfigFile.load(run.config(), Map.of());
        boolean same = ProgramVersion.of(config.registry()).equals(manifest.program());
        boolean own =
                RunManifest.path(run.ticks()).equals(manifest.tickJournal()) && JournalInspector.isJournal(run.ticks());
        RunStart start = same && own
                ? RunStart.of(
                        RunLearning.knowing(config, run),
                        run,
                        Long.MAX_VALUE,
                        InstrumentBook.read(run.dataFolder()),
                        this::say)
                : null;
        Outcome counted = start != null && start.isPossible() ? null : counted(run);
        RunInfo info = new RunInfo(run.runId(), manifest.tickJournal(), clock.nanos());
        try (SignalJournalWriter journal = SignalJournalWriter.open(run.signals(), info)) {
            Outcome outcome = counted == null ? finished(start, journal) : counted;
            new JournalEnd(clock).journal(journal, outcome);
            return outcome;
        }
    }

    /** Does the recorded ticks again, and journals what the journal lacks of them. */
    private static Outcome finished(RunStart start, SignalJournalWriter journal) {
        Replica replica = start.replica(journal);
        try (GoodTicks good = new GoodTicks(start.open())) {
            MarketEvent tick = new MarketEvent();
            while (good.next(tick)) {
                replica.accept(tick);
            }
        }
        return Outcome.of(replica.result());
    }

    /** What the signal journal says; the hashes stay unknown. */
    private static Outcome counted(RunFolder run) {
        long signals = 0;
        long ticks = 0;
        try (SignalJournalReader reader = SignalJournalReader.open(run.signals())) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                signals += record instanceof JournalRecord.SignalEmitted ? 1 : 0;
                ticks = Math.max(ticks, record.tickSequence());
            }
        }
        return new Outcome(ticks, signals, Map.of(), "", "", Map.of(), 0, 0, Map.of(), List.of());
    }

    private void say(String line) {
        said.println(line);
        said.flush();
    }
}
