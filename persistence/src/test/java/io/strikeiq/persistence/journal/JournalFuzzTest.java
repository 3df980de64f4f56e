package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.RandomTicks;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Journals of any content: read to their end, or refused with a message. The build tries the inputs that are known;
 * {@code -Dfuzz=5m} looks for new ones.
 */
@LongTest
class JournalFuzzTest {
    private static final int TICKS = 60;
    private static final int RUN_TICKS = 5_000;
    private static CraftedJournal ticks;
    private static CraftedJournal signals;
    private static long tries;

    @TempDir
    private Path folder;

    private TestInfo test;

    /** Reads what reads journals, each to its end. */
    private interface Reading {
        void of(Path journal);
    }

    @BeforeAll
    static void writeJournals(@TempDir Path written) {
        RandomTicks random = new RandomTicks(3);
        MarketEvent tick = new MarketEvent();
        try (TickJournalWriter writer = TickJournalWriter.open(
                written.resolve("ticks"), JournalInfo.of("fuzz"), DiskGuard.defaults(), () -> TestRun.ONE_DAY)) {
            for (int n = 1; n <= TICKS; n++) {
                writer.accept(random.fill(tick, n));
            }
        }
        TestRun.record(written.resolve("signals"), RUN_TICKS);
        ticks = new CraftedJournal(JournalBytes.of(written.resolve("ticks")));
        signals = new CraftedJournal(JournalBytes.of(written.resolve("signals")));
    }

    @BeforeEach
    void remember(TestInfo running) {
        test = running;
    }

    @AfterEach
    void report() {
        FaultReport.survived(test, "fuzzed journals", tries, "read, or refused with a message");
    }

    static Stream<byte[]> messages() {
        return Stream.of(ticks.messages(1), ticks.messages(5), signals.messages(1), signals.messages(3));
    }

    static Stream<byte[]> patches() {
        return Stream.of(new byte[] {0, 0, 1, 0}, new byte[] {0, 2, 4, 1, 0, 0, 0}, new byte[] {9, 2, 1, 9});
    }

    @MethodSource("messages")
    @FuzzTest
    void shouldReadOrRefuseRecordsOfAnyContent(byte[] messages) {
        JournalBytes.write(folder, signals.ofMessages(messages));
        readAll();
    }

    @MethodSource("patches")
    @FuzzTest
    void shouldReadOrRefuseAQueueFileWithAnyDamage(byte[] patches) {
        JournalBytes.write(folder, ticks.patched(patches));
        readAll();
    }

    private void readAll() {
        refusable(JournalInspector::inspect);
        refusable(JournalFuzzTest::readTicks);
        refusable(JournalFuzzTest::readSignals);
        refusable(journal -> JournalRetention.plan(journal, run -> Long.MAX_VALUE));
        refusable(journal -> RunProgress.resume(new NoAppender(), journal, TestRun.RUN_ID));
        tries++;
    }

    private void refusable(Reading reading) {
        try {
            reading.of(folder);
        } catch (JournalException e) {
            assertFalse(e.getMessage().isBlank());
        }
    }

    private static void readTicks(Path journal) {
        MarketEvent slot = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(journal)) {
            boolean more = true;
            while (more) {
                more = reader.next(slot);
            }
        }
    }

    private static void readSignals(Path journal) {
        try (SignalJournalReader reader = SignalJournalReader.open(journal)) {
            reader.skipTo(2);
            JournalRecord record = reader.next();
            while (record != null) {
                record = reader.next();
            }
        }
    }

    /** What a writer would go on with. */
    private static final class NoAppender implements RecordAppender {
        @Override
        public RecordBuffer record() {
            throw new AssertionError("nothing is written");
        }

        @Override
        public void begin(JournalKind kind, JournalInfo info) {
            throw new AssertionError("the journal is there");
        }

        @Override
        public void resume(JournalScanner scanned) {
            // Read to its end: that is all.
        }

        @Override
        public void append(int messageLength) {
            throw new AssertionError("nothing is written");
        }

        @Override
        public long last() {
            return -1;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
