package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.RandomTicks;
import io.strikeiq.persistence.SmallDisk;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of 24 MiB, which only root can mount. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class FullDiskTest {
    @TempDir
    Path folder;

    @Test
    void shouldRefuseInTimeAndKeepWhatIsWritten(TestInfo test) throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder, 24)) {
            fill(disk.path().resolve("journal"));
        }
        FaultReport.survived(test, "disk full under a journal", 1, "refused before the JVM dies; all written is there");
    }

    private static void fill(Path directory) {
        RandomTicks ticks = new RandomTicks(3);
        MarketEvent tick = new MarketEvent();
        long written;
        try (TickJournalWriter writer =
                TickJournalWriter.open(directory, JournalInfo.of("full"), DiskGuard.atLeast(4L << 20))) {
            DiskFullException e = assertThrows(DiskFullException.class, () -> {
                for (long n = 1; n <= 1_000_000; n++) {
                    writer.accept(ticks.fill(tick, n));
                }
            });
            String left = e.getMessage().replaceFirst("has [0-3] MiB left.*", "has less");
            assertEquals("disk of " + directory + " has less", left, e.getMessage());
            written = writer.lastSequence();
            assertTrue(written > 100_000, "only " + written + " ticks were written");
        }
        JournalReport report = JournalInspector.inspect(directory);
        assertEquals(written, report.lastGoodIndex());
        assertFalse(report.isDamaged());
    }
}
