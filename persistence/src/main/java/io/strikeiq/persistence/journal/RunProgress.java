package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.sbe.MetricNamesDecoder;
import io.strikeiq.persistence.sbe.RunEndDecoder;
import io.strikeiq.persistence.sbe.RunStartDecoder;
import java.nio.file.Path;
import java.util.List;

/**
 * How far a run has been journaled.
 *
 * @param tickSequence the last tick with a record, 0 when there is none
 * @param records records of that tick
 * @param epochs the epochs of the run, the one that begins now included
 * @param recordsRead records that were read to find it out
 */
record RunProgress(long tickSequence, long records, RunEpochs epochs, long recordsRead) {
    static final RunProgress NONE = new RunProgress(0, 0, RunEpochs.first(), 0);

    /** Reads the journal of a run to its end and lets the appender go on there. */
    static RunProgress resume(RecordAppender journal, Path directory, String runId) {
        try (JournalScanner scanner = new JournalScanner(directory)) {
            String source =
                    JournalOpening.read(scanner, JournalKind.SIGNALS).info().source();
            if (!source.equals(runId)) {
                throw new JournalException("journal " + directory + " holds run " + source + ", not " + runId
                        + "; choose another directory");
            }
        }
        JournalIndex index = JournalIndex.open(directory);
        index.checkJoints();
        long last = lastTick(index, directory, runId);
        try (JournalScanner scanner = index.beforeTick(last)) {
            RunProgress progress = resume(journal, index, scanner);
            if (progress.tickSequence > 0 || scanner.recordsRead() > scanner.lastGoodIndex()) {
                return progress;
            }
        }
        // The index knows no tick, so that what it says of the last one is worth nothing.
        index.distrust();
        try (JournalScanner scanner = new JournalScanner(directory)) {
            return resume(journal, index, scanner);
        }
    }

    private static RunProgress resume(RecordAppender journal, JournalIndex index, JournalScanner scanner) {
        SignalDecoders decoders = new SignalDecoders();
        RunProgress progress = before(index, scanner.lastGoodIndex() + 1, decoders);
        journal.resumeIndex(index.entries());
        if (scanner.lastGoodIndex() < 0) {
            JournalOpening.read(scanner, JournalKind.SIGNALS);
            journal.onRead(scanner);
        }
        while (scanner.next()) {
            journal.onRead(scanner);
            JournalRecord record = decoders.decode(scanner);
            if (record != null) {
                progress = progress.with(record);
            }
        }
        journal.resume(scanner);
        return new RunProgress(
                progress.tickSequence,
                progress.records,
                progress.epochs.next(progress.tickSequence),
                scanner.recordsRead());
    }

    /** The last tick with a record, found near the end; the records of a tick may begin before the last row of the index. */
    private static long lastTick(JournalIndex index, Path directory, String runId) {
        try (JournalScanner scanner = index.atEnd()) {
            long tick = index.lastTick();
            int template = 0;
            while (scanner.next()) {
                template = scanner.templateId();
                tick = Math.max(tick, IndexKeys.tick(scanner.record(), template, scanner.lastGoodIndex()));
            }
            if (template == RunEndDecoder.TEMPLATE_ID) {
                throw new JournalException("run " + runId + " in " + directory + " has ended; choose another run");
            }
            return tick;
        }
    }

    /** The epochs that began before a journal index; lets the decoders know what later records need. */
    private static RunProgress before(JournalIndex index, long sequence, SignalDecoders decoders) {
        RunProgress[] progress = {NONE};
        index.read(
                index.landmarks(RunStartDecoder.TEMPLATE_ID, sequence),
                scanner -> progress[0] = progress[0].with(decoders.decode(scanner)));
        List<IndexEntry> names = index.landmarks(MetricNamesDecoder.TEMPLATE_ID, sequence);
        index.read(names.subList(Math.max(0, names.size() - 1), names.size()), decoders::remember);
        return progress[0];
    }

    private RunProgress with(JournalRecord record) {
        if (record instanceof JournalRecord.RunStart start) {
            return start.epoch() == 1
                    ? this
                    : new RunProgress(tickSequence, records, epochs.at(start.epoch(), start.resumedAt()), 0);
        }
        long sequence = record.tickSequence();
        return sequence == 0 ? this : new RunProgress(sequence, sequence == tickSequence ? records + 1 : 1, epochs, 0);
    }
}
