package io.strikeiq.imports.lobster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SharedData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reconciliation of the recorded books: at every event the book that the messages make is the recorded one. */
@LongTest
final class LobsterRecordedDataTest {
    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run(String zip) {
        return new LobsterImporter().run(List.of(SharedData.file("lobster/" + zip)), ticks);
    }

    @Test
    void shouldFindTheBookOfFiveLevelsLikeTheRecordedOneAtEveryEvent() {
        ImportReport report = run("LOBSTER_SampleFile_AMZN_2012-06-21_5.zip");
        assertEquals(155_935, report.rows("message").accepted());
        assertEquals(155_935, report.rows("order book").accepted());
        assertEquals(155_934, report.notes().get("books compared with the recorded one"));
        assertEquals(0, report.notes().getOrDefault("books unlike the recorded one", 0L));
        assertEquals(8_974, report.notes().get("executions of shown orders"));
        assertEquals(2_445, report.notes().get("executions of hidden orders"));
        assertEquals(8_974 + 2_445, report.ticks(TickType.TRADE));
        for (MarketEvent trade : ticks.of(TickType.TRADE)) {
            assertTrue(trade.aggressor != Aggressor.UNKNOWN);
        }
    }

    @Test
    void shouldFindTheBestLevelLikeTheRecordedOneAtEveryEvent() {
        ImportReport report = run("LOBSTER_SampleFile_AAPL_2012-06-21_1.zip");
        assertEquals(report.rows("message").read(), report.rows("message").accepted());
        assertEquals(report.rows("message").read() - 1, report.notes().get("books compared with the recorded one"));
        assertEquals(0, report.notes().getOrDefault("books unlike the recorded one", 0L));
    }
}
