package io.strikeiq.imports.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SharedData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reconciliation of the recorded Binance stream: every message is accepted or rejected for a named reason. */
@LongTest
final class BinanceRecordedDataTest {
    private final RecordedTicks ticks = new RecordedTicks();

    @Test
    void shouldAccountForEveryMessage() {
        ImportReport report =
                new BinanceImporter().run(List.of(SharedData.file("binance-l2/btcusdt_20240808.gz")), ticks);
        assertEquals(93_954, report.rows().read());
        assertEquals(66_089, report.rows("best quote").read());
        assertEquals(967, report.rows("best quote").rejected(RejectReason.SUPERSEDED));
        assertEquals(6_551, report.rows("book difference").read());
        assertEquals(4, report.rows("book difference").rejected(RejectReason.BEFORE_SNAPSHOT));
        assertEquals(21_313, report.rows("trade").accepted());
        assertEquals(21_313, report.ticks(TickType.TRADE));
        assertFalse(report.notes().containsKey("gaps in the update ids"));
        assertBooksAreSound();
    }

    private void assertBooksAreSound() {
        for (MarketEvent tick : ticks.of(TickType.DEPTH)) {
            assertTrue(tick.bidPrices[0] < tick.askPrices[0], "crossed at " + tick.exchangeTime);
            for (int i = 1; i < tick.depth; i++) {
                assertTrue(tick.bidPrices[i] < tick.bidPrices[i - 1], "bids unsorted at " + tick.exchangeTime);
                assertTrue(tick.askPrices[i] > tick.askPrices[i - 1], "asks unsorted at " + tick.exchangeTime);
            }
        }
    }
}
