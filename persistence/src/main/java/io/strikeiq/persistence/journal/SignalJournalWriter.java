package io.strikeiq.persistence.journal;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Records what leaves the pipeline in one run. Survives the death of the process at any moment with every record whose
 * call returned.
 *
 * <p>A run that goes on after a restart replays its ticks from the first; what the journal has from before is then
 * passed over, so that no signal is journaled twice. One thread at a time; {@link #lastIndex} may be asked by any.
 */
public final class SignalJournalWriter implements OutboundDrain, AutoCloseable {
    /** Longest names, the lengths of their fields. */
    static final int ENGINE_NAME = 32;

    static final int SIGNAL_NAME = 48;
    static final int REASON_CODE = 32;

    private final RecordAppender journal;
    private final SignalEncoders encoders;
    private final RunInfo run;
    private RunProgress before = RunProgress.NONE;
    private long passedOver;
    private volatile long lastIndex;

    private SignalJournalWriter(RecordAppender journal, RunInfo run) {
        this.journal = journal;
        this.encoders = new SignalEncoders(journal.record());
        this.run = run;
    }

    /**
     * Begins the journal of a run in a directory, or goes on with it when it is there.
     *
     * @throws JournalException when the directory holds another journal, a run that has ended, a damaged journal, or one
     *     being written
     */
    public static SignalJournalWriter open(Path directory, RunInfo run) {
        return open(directory, run, DiskGuard.defaults());
    }

    /** As {@link #open(Path, RunInfo)}, with a limit of free disk space. */
    public static SignalJournalWriter open(Path directory, RunInfo run, DiskGuard guard) {
        return open(directory, run, guard, System::currentTimeMillis);
    }

    /**
     * As above, with the clock that says when a day is over.
     *
     * @param clock gives milliseconds since the epoch; one that is set back begins no file again
     */
    public static SignalJournalWriter open(Path directory, RunInfo run, DiskGuard guard, LongSupplier clock) {
        return open(directory, run, new JournalAppender(directory, guard, clock::getAsLong));
    }

    /**
     * Begins the journal of a run that takes over from another, whose records it gives again from some tick on.
     *
     * @param tick last tick of the other run of which records are known
     * @param records how many of that tick are known; these, and all before, are passed over
     */
    public static SignalJournalWriter openBehind(
            Path directory, RunInfo run, DiskGuard guard, LongSupplier clock, long tick, long records) {
        JournalAppender journal = new JournalAppender(directory, guard, clock::getAsLong);
        try {
            SignalJournalWriter writer = new SignalJournalWriter(journal, run);
            writer.before = new RunProgress(tick, records, RunEpochs.first(), 0);
            journal.begin(JournalKind.SIGNALS, JournalInfo.of(run.runId()));
            writer.append(writer.encoders.metricNames());
            writer.append(writer.encoders.runStart(run, 0, 1));
            return writer;
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** Begins or goes on with the journal of a directory through an appender, which is closed with the writer. */
    static SignalJournalWriter open(Path directory, RunInfo run, RecordAppender journal) {
        try {
            SignalJournalWriter writer = new SignalJournalWriter(journal, run);
            writer.begin(directory);
            return writer;
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /**
     * Checks that an engine's names fit the journal, so that none fails at its first signal.
     *
     * @throws IllegalArgumentException naming the one that does not
     */
    public static void checkNames(EngineDefinition engine) {
        AsciiName.check(engine.name(), ENGINE_NAME);
        engine.signals().forEach(signal -> AsciiName.check(signal.name(), SIGNAL_NAME));
        engine.reasons().forEach(reason -> AsciiName.check(reason.code(), REASON_CODE));
    }

    private void begin(Path directory) {
        if (JournalScanner.isJournal(directory)) {
            before = RunProgress.resume(journal, directory, run.runId());
        } else {
            journal.begin(JournalKind.SIGNALS, JournalInfo.of(run.runId()));
        }
        append(encoders.metricNames());
        append(encoders.runStart(run, before.tickSequence(), before.epochs().current()));
    }

    @Override
    public void onSignal(Signal signal) {
        if (isNew(signal.tickSequence)) {
            append(encoders.signal(signal, before.epochs().of(signal.tickSequence)));
        }
    }

    @Override
    public void onMarketSnapshot(MarketSnapshot snapshot) {
        if (isNew(snapshot.tickSequence)) {
            append(encoders.marketSnapshot(snapshot, before.epochs().of(snapshot.tickSequence)));
        }
    }

    @Override
    public void onChainSnapshot(ChainSnapshot snapshot) {
        if (isNew(snapshot.tickSequence)) {
            append(encoders.chainSnapshot(snapshot, before.epochs().of(snapshot.tickSequence)));
        }
    }

    @Override
    public void onOutcome(SignalOutcome outcome) {
        if (isNew(outcome.tickSequence)) {
            RunEpochs epochs = before.epochs();
            append(encoders.outcome(outcome, epochs.of(outcome.tickSequence), epochs.of(outcome.signalTick)));
        }
    }

    private boolean isNew(long tickSequence) {
        if (tickSequence > before.tickSequence()
                || (tickSequence == before.tickSequence() && passedOver >= before.records())) {
            return true;
        }
        if (tickSequence == before.tickSequence()) {
            passedOver++;
        }
        return false;
    }

    /**
     * Journals the end of the run; the journal can then not be gone on with.
     *
     * @param endedAt wall clock in nanoseconds since the epoch
     */
    public void endRun(long endedAt, long ticks, long signals, long stateHash, long signalHash) {
        append(encoders.runEnd(run.runId(), endedAt, ticks, signals, stateHash, signalHash, journal.last() + 1));
    }

    /** The thread of the drain has nothing to do: time to make ready the memory that the next records will need. */
    @Override
    public void onIdle() {
        journal.touchAhead();
    }

    private void append(int messageLength) {
        journal.append(messageLength);
        lastIndex = journal.last();
    }

    /** Journal index of the last record; for any thread. */
    public long lastIndex() {
        return lastIndex;
    }

    /** Sequence of the last tick with a record before this writer was opened, 0 for a new run. */
    public long resumedAt() {
        return before.tickSequence();
    }

    /** Epoch of the run from this start on: 1 for a new run, one more after each restart. */
    public int epoch() {
        return before.epochs().current();
    }

    /** Records that were read to find where a run goes on that was there. */
    long recordsRead() {
        return before.recordsRead();
    }

    public RunInfo run() {
        return run;
    }

    @Override
    public void close() {
        journal.close();
    }
}
