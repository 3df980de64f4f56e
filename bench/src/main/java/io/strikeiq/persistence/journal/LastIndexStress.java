package io.strikeiq.persistence.journal;

import java.nio.file.Path;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** The index of the last signal record, between the drain that journals and the batch writer that asks how much waits. */
@JCStressTest
@Outcome(
        id = {"2, 2", "2, 3", "3, 3"},
        expect = Expect.ACCEPTABLE,
        desc = "the record is there before its index")
@Outcome(expect = Expect.FORBIDDEN, desc = "the index of a record that is not there")
@State
public class LastIndexStress {
    private static final RecordBuffer SCRATCH = new RecordBuffer();
    private static final Path NOWHERE = Path.of("no", "journal", "here");
    private final PlainAppender journal = new PlainAppender();
    private final SignalJournalWriter writer =
            SignalJournalWriter.open(NOWHERE, new RunInfo("stress", "none", 0), journal);

    /** Journals one more record than a new journal has. */
    @Actor
    public void drain() {
        writer.endRun(0, 0, 0, 0, 0);
    }

    /** Reads the index, then the journal. */
    @Actor
    public void batchWriter(JJ_Result result) {
        result.r1 = writer.lastIndex();
        result.r2 = journal.records;
    }

    /** A journal that is one plain field. */
    private static final class PlainAppender implements RecordAppender {
        private long records;

        @Override
        public RecordBuffer record() {
            return SCRATCH;
        }

        @Override
        public void begin(JournalKind kind, JournalInfo info) {
            records = 0;
        }

        @Override
        public void resume(JournalScanner scanned) {
            throw new UnsupportedOperationException("a new journal each time");
        }

        @Override
        public void append(int messageLength) {
            records++;
        }

        @Override
        public long last() {
            return records;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
