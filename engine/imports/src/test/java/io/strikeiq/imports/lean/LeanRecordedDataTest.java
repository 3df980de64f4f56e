package io.strikeiq.imports.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.TickType;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.RowCounts;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SharedData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reconciliation of the recorded LEAN data: every source row is a tick or a named reject. */
@LongTest
final class LeanRecordedDataTest {
    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run(String... sources) {
        List<Path> paths = List.of(sources).stream().map(SharedData::file).toList();
        return new LeanImporter().run(paths, ticks);
    }

    @Test
    void shouldAccountForEveryRowOfTheGoogChain() {
        ImportReport report = run("lean/option/usa/minute/goog", "lean/equity/usa/minute/goog");
        RowCounts quotes = report.rows("option quote bar");
        assertEquals(275_552, quotes.read());
        assertEquals(149, quotes.rejected(RejectReason.EMPTY));
        assertEquals(165, quotes.rejected(RejectReason.OUTSIDE_SESSION));
        assertEquals(275_552 - 149 - 165, quotes.accepted());
        assertEquals(958, report.rows("option trade bar").accepted());
        assertEquals(2_058, report.rows("option open interest").accepted());
        assertEquals(227, report.rows("equity trade bar").accepted());
        assertEquals(260, report.rows("equity quote bar").accepted());
        assertEquals(0, report.malformedRows());

        assertEquals(quotes.accepted() + 260, report.ticks(TickType.QUOTE));
        assertEquals(958 + 227, report.ticks(TickType.TRADE));
        assertEquals(2_058, report.ticks(TickType.OPEN_INTEREST));
        assertEquals(2_193, report.ticks(TickType.INSTRUMENT));
        assertEquals(report.ticks(), ticks.all().size());
    }

    @Test
    void shouldAccountForEveryRowOfTheIbmTicks() {
        ImportReport report = run("lean/equity/usa/tick/ibm");
        RowCounts quotes = report.rows("equity quote tick");
        assertEquals(125_750, quotes.read());
        assertEquals(80, quotes.rejected(RejectReason.CROSSED));
        assertEquals(1, quotes.rejected(RejectReason.SUSPICIOUS));
        assertEquals(125_750 - 81, quotes.accepted());
        assertEquals(33_381, report.rows("equity trade tick").accepted());
        double traded =
                ticks.of(TickType.TRADE).stream().mapToDouble(tick -> tick.size).sum();
        assertEquals(5_564_671, traded);
        assertTrue(ticks.of(TickType.QUOTE).stream().noneMatch(tick -> tick.bidPrice > tick.askPrice));
    }

    @Test
    void shouldGiveTheSameTicksForAFolderAndForItsFilesInAnyOrder() {
        ImportReport folder = run("lean/equity/usa");
        RecordedTicks other = new RecordedTicks();
        ImportReport files = new LeanImporter()
                .run(
                        List.of(
                                SharedData.file("lean/equity/usa/tick/ibm/20131008_trade.zip"),
                                SharedData.file("lean/equity/usa/minute/goog"),
                                SharedData.file("lean/equity/usa/tick/ibm/20131008_quote.zip")),
                        other);
        assertEquals(folder.toMap(), files.toMap());
        for (int i = 0; i < other.all().size(); i++) {
            assertEquals(ticks.all().get(i).exchangeTime, other.all().get(i).exchangeTime, "time of tick " + i);
            assertEquals(ticks.all().get(i).type, other.all().get(i).type, "type of tick " + i);
        }
    }
}
