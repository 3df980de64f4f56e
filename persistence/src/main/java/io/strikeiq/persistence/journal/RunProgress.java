package io.strikeiq.persistence.journal;

import java.nio.file.Path;

/**
 * How far a run has been journaled.
 *
 * @param tickSequence the last tick with a record, 0 when there is none
 * @param records records of that tick
 * @param epochs the epochs of the run, the one that begins now included
 */
record RunProgress(long tickSequence, long records, RunEpochs epochs) {
    static final RunProgress NONE = new RunProgress(0, 0, RunEpochs.first());

    /** Reads the journal of a run to its end and lets the appender go on there. */
    static RunProgress resume(RecordAppender journal, Path directory, String runId) {
        try (JournalScanner scanner = new JournalScanner(directory)) {
            String source =
                    JournalOpening.read(scanner, JournalKind.SIGNALS).info().source();
            if (!source.equals(runId)) {
                throw new JournalException("journal " + directory + " holds run " + source + ", not " + runId
                        + "; choose another directory");
            }
            RunProgress progress = NONE;
            SignalDecoders decoders = new SignalDecoders();
            while (scanner.next()) {
                if (decoders.isRunEnd(scanner)) {
                    throw new JournalException("run " + runId + " in " + directory + " has ended; choose another run");
                }
                JournalRecord record = decoders.decode(scanner);
                if (record != null) {
                    progress = progress.with(record);
                }
            }
            journal.resume(scanner);
            return new RunProgress(
                    progress.tickSequence, progress.records, progress.epochs.next(progress.tickSequence));
        }
    }

    private RunProgress with(JournalRecord record) {
        if (record instanceof JournalRecord.RunStart start) {
            return start.epoch() == 1 ? this : new RunProgress(tickSequence, records, epochs.next(start.resumedAt()));
        }
        long sequence = record.tickSequence();
        return sequence == 0 ? this : new RunProgress(sequence, sequence == tickSequence ? records + 1 : 1, epochs);
    }
}
