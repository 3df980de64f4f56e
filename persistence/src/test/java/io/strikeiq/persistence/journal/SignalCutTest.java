package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.TestSignals;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A power failure took the end of the tick journal and not of the signal journal. */
class SignalCutTest {
    private static final long DAY = 86_400_000L;

    @TempDir
    Path directory;

    private long now = 20_000 * DAY;

    private SignalJournalWriter open() {
        return SignalJournalWriter.open(directory, TestRun.INFO, DiskGuard.defaults(), () -> now);
    }

    private void write(int from, int to) {
        try (SignalJournalWriter writer = open()) {
            for (int n = from; n <= to; n++) {
                writer.onSignal(TestSignals.signal(n, "NIFTY"));
                now += n % 10 == 0 ? DAY : 0;
            }
        }
    }

    private List<Long> ticks() {
        return Journals.records(directory).stream()
                .filter(SignalEmitted.class::isInstance)
                .map(JournalRecord::tickSequence)
                .toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void shouldCutTheSignalsBackToTheTicksThatAreThereAndGoOn() {
        for (int last : new int[] {35, 30, 10, 0}) {
            int before = ticksBefore();
            write(before + 1, 60);
            SignalCut cut = SignalCut.behind(directory, last).orElseThrow();
            assertTrue(cut.records() >= 60 - last, cut.toString());
            assertTrue(Files.isDirectory(cut.removed()));
            assertEquals(range(1, last), ticks());
            assertEquals(Optional.empty(), SignalCut.behind(directory, last));
            try (SignalJournalWriter writer = open()) {
                assertEquals(last, writer.resumedAt());
            }
        }
        write(1, 60);
        assertEquals(range(1, 60), ticks());
    }

    private int ticksBefore() {
        return JournalScanner.isJournal(directory) ? ticks().size() : 0;
    }

    @Test
    void shouldLeaveAJournalAloneWhoseTicksAreAllThere() {
        write(1, 25);
        assertEquals(Optional.empty(), SignalCut.behind(directory, 25));
        assertEquals(range(1, 25), ticks());
    }
}
