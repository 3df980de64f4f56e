package io.strikeiq.persistence.journal;

import java.nio.file.Path;

/**
 * How far a run has been journaled.
 *
 * @param tickSequence the last tick with a record, 0 when there is none
 * @param records records of that tick
 */
record RunProgress(long tickSequence, long records) {
    static final RunProgress NONE = new RunProgress(0, 0);

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
                progress = progress.with(decoders.tickSequence(scanner));
            }
            journal.resume(scanner);
            return progress;
        }
    }

    private RunProgress with(long sequence) {
        if (sequence == 0) {
            return this;
        }
        return new RunProgress(sequence, sequence == tickSequence ? records + 1 : 1);
    }
}
