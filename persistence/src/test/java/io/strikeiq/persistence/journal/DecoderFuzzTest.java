package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.RandomTicks;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Records whose checksum is right and whose content no writer makes: decoded, or named as damage. */
@LongTest
class DecoderFuzzTest {
    private static final int JOURNALS = 300;
    private static final int TICKS = 20;

    @TempDir
    private Path folder;

    /** Writes good ticks and one whose bytes behind the header, or template and block length, are changed. */
    private static void write(Path directory, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomTicks ticks = new RandomTicks(seed);
        MarketEvent tick = new MarketEvent();
        try (JournalAppender journal = new JournalAppender(directory, DiskGuard.defaults())) {
            journal.begin(JournalKind.TICKS, JournalInfo.of("fuzz"));
            TickEncoder encoder = new TickEncoder(journal.record());
            for (int n = 1; n <= TICKS; n++) {
                int length = encoder.encode(ticks.fill(tick, n));
                if (n == TICKS / 2) {
                    damage(journal.record().buffer(), length, random);
                }
                journal.append(length);
            }
        }
    }

    private static void damage(MutableDirectBuffer record, int length, SplittableRandom random) {
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            int at = random.nextInt(4) == 0 ? random.nextInt(4) : RecordBuffer.HEADER_LENGTH + random.nextInt(length);
            record.putByte(at, (byte) random.nextInt(256));
        }
    }

    @Test
    void shouldDecodeOrNameAsDamageWhateverATickRecordHolds(TestInfo test) {
        int damaged = 0;
        for (long seed = 0; seed < JOURNALS; seed++) {
            Path directory = folder.resolve(Long.toString(seed));
            write(directory, seed);
            MarketEvent slot = new MarketEvent();
            try (TickJournalReader reader = TickJournalReader.open(directory)) {
                long read = 0;
                while (reader.next(slot)) {
                    read++;
                }
                assertTrue(read == TICKS, "seed " + seed + ": " + read);
            } catch (JournalException e) {
                damaged++;
                assertTrue(e.getMessage().contains("record"), "seed " + seed + ": " + e.getMessage());
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + ": " + e, e);
            }
        }
        FaultReport.survived(
                test,
                "records with a right checksum and a wrong content",
                JOURNALS,
                damaged + " named as damage, the others decoded");
    }
}
