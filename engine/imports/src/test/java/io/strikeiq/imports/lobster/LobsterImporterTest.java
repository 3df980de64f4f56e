package io.strikeiq.imports.lobster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.TextSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LobsterImporterTest {
    private static final String DAY = "AMZN_2012-06-21_34200000_57600000_";
    private static final String UNLIKE = "books unlike the recorded one";
    /** 09:30 in New York. */
    private static final long OPEN = Duration.between(Instant.EPOCH, Instant.parse("2012-06-21T13:30:00Z"))
            .toNanos();

    @TempDir
    private Path folder;

    private final RecordedTicks ticks = new RecordedTicks();

    private ImportReport run(int levels, String messages, String books) {
        new TextSource(folder)
                .file(DAY + "message_" + levels + ".csv", messages.split("\n", -1))
                .file(DAY + "orderbook_" + levels + ".csv", books.split("\n", -1));
        return new LobsterImporter().run(List.of(folder), ticks);
    }

    private static long note(ImportReport report, String what) {
        return report.notes().getOrDefault(what, 0L);
    }

    @Test
    void shouldMakeTheBookOfTheMessagesAndFindItLikeTheRecordedOne() {
        ImportReport report = run(2, """
                34200.017459617,1,1,100,1000000,1
                34200.5,1,2,50,1000500,1
                34201,2,2,20,1000500,1
                34202,3,2,30,1000500,1
                34203,4,9,40,1001000,-1""", """
                1001000,100,1000000,100,1002000,10,999000,5
                1001000,100,1000500,50,1002000,10,1000000,100
                1001000,100,1000500,30,1002000,10,1000000,100
                1001000,100,1000000,100,1002000,10,999000,5
                1001000,60,1000000,100,1002000,10,999000,5""");
        assertEquals(4, note(report, "books compared with the recorded one"));
        assertEquals(0, note(report, UNLIKE));
        assertEquals(1, note(report, "levels that rose into the recorded ones"));
        List<MarketEvent> depths = ticks.of(TickType.DEPTH);
        assertEquals(5, depths.size());
        assertEquals(OPEN + 17_459_617L, depths.get(0).exchangeTime);
        assertEquals(100.05, depths.get(1).bidPrices[0]);
        assertEquals(100, depths.get(1).bidPrices[1]);
        assertEquals(99.9, depths.get(3).bidPrices[1]);
        assertEquals(60, depths.get(4).askSizes[0]);
    }

    @Test
    void shouldCountABookThatTheMessagesDoNotExplainAndGoOnFromTheRecordedOne() {
        ImportReport report = run(1, """
                34200,1,1,100,1000000,1
                34201,1,2,5,1000000,1
                34202,1,3,5,1000000,1""", """
                1001000,100,1000000,100
                1001000,100,1000000,107
                1001000,100,1000000,112""");
        assertEquals(1, note(report, UNLIKE));
        assertEquals(112, ticks.of(TickType.DEPTH).get(2).bidSizes[0]);
    }

    @Test
    void shouldNameTheSideThatTookAndNotTheOneThatRested() {
        run(1, """
                34200,1,1,100,1000000,1
                34201,4,2,10,1001000,-1
                34202,4,1,10,1000000,1
                34203,5,0,7,1000500,-1
                34204,6,-1,70,1000500,-1""", """
                1001000,100,1000000,100
                1001000,90,1000000,100
                1001000,90,1000000,90
                1001000,90,1000000,90
                1001000,90,1000000,90""");
        List<MarketEvent> trades = ticks.of(TickType.TRADE);
        assertEquals(
                List.of(Aggressor.BUY, Aggressor.SELL, Aggressor.BUY, Aggressor.UNKNOWN),
                trades.stream().map(trade -> trade.aggressor).toList());
        assertEquals(100.05, trades.get(2).price);
        assertEquals(70, trades.get(3).size);
        assertEquals(3, ticks.of(TickType.DEPTH).size(), "hidden orders and crosses leave the book as it is");
    }

    @Test
    void shouldLeaveTheBookAsItIsWhileTradingIsHalted() {
        ImportReport report = run(1, """
                34200,1,1,100,1000000,1
                34201,7,0,0,-1,-1
                34301,7,0,0,0,-1
                34401,7,0,0,1,-1""", """
                1001000,100,1000000,100
                1001000,100,1000000,100
                1001000,100,1000000,100
                1001000,100,1000000,100""");
        assertEquals(1, note(report, "halts of trading"));
        assertEquals(1, note(report, "quotes resumed"));
        assertEquals(1, note(report, "trading resumed"));
        assertEquals(0, note(report, UNLIKE));
        assertEquals(1, report.ticks(TickType.DEPTH));
        assertEquals(4, report.rows(LobsterDay.MESSAGES).accepted());
    }

    @Test
    void shouldLeaveOutLevelsThatAreNotThere() {
        run(2, "34200,1,1,100,1000000,1", "9999999999,0,1000000,100,9999999999,0,-9999999999,0");
        MarketEvent depth = ticks.of(TickType.DEPTH).get(0);
        assertEquals(1, depth.depth);
        assertTrue(Double.isNaN(depth.askPrices[0]));
    }

    @Test
    void shouldOpenAndCloseTheSessionAtTheVenuesHours() {
        run(1, "34200.5,1,1,100,1000000,1\n57600,1,1,1,1000000,1", "1001000,1,1000000,100\n1001000,1,1000000,101");
        assertEquals(
                List.of(TickType.SESSION, TickType.DEPTH, TickType.DEPTH, TickType.SESSION),
                ticks.types().stream().filter(type -> type != TickType.CLOCK).toList());
        assertEquals(OPEN, ticks.of(TickType.SESSION).get(0).exchangeTime);
    }

    @Test
    void shouldNameTheFieldOfAMalformedMessageAndGoOn() {
        ImportReport report = run(1, """
                34200,1,1,100,1000000,1
                34201,9,1,100,1000000,1
                34202,1,1,100,1000000,0
                34203,1,1,1,1000000,1""", """
                1001000,100,1000000,100
                1001000,100,1000000,200
                1001000,100,1000000,300
                1001000,100,1000000,301""");
        assertEquals(2, report.malformedRows());
        assertEquals("type", report.malformed().get(0).field());
        assertEquals(2, report.malformed().get(0).line());
        assertEquals("direction", report.malformed().get(1).field());
        assertEquals(0, note(report, UNLIKE));
    }

    @Test
    void shouldTakeNoFractionForATypeADirectionOrTheKindOfAHalt() {
        ImportReport report = run(1, """
                34200,1,1,100,1000000,1
                34201,1.5,1,100,1000000,1
                34202,1,1,100,1000000,0.5
                34203,7,0,0,0.5,-1""", """
                1001000,100,1000000,100
                1001000,100,1000000,100
                1001000,100,1000000,100
                1001000,100,1000000,100""");
        assertEquals(1, report.rows(LobsterDay.MESSAGES).accepted(), report.toText());
        assertEquals(
                List.of("type", "direction", "price"),
                report.malformed().stream().map(error -> error.field()).toList());
        assertTrue(report.toText().contains("'1.5'; allowed: a whole number from 1 to 7"), report.toText());
    }

    @Test
    void shouldRefuseARowThatIsEarlierThanTheOneBefore() {
        ImportReport report = run(
                1, "34201,1,1,100,1000000,1\n34200,1,1,1,1000000,1", "1001000,1,1000000,100\n1001000,1,1000000,101");
        assertEquals(1, report.rows(LobsterDay.MESSAGES).rejected(RejectReason.BACK_IN_TIME));
    }

    @Test
    void shouldCountTheRowsThatTheOtherFileLacks() {
        ImportReport report = run(1, "34200,1,1,100,1000000,1\n34201,1,1,1,1000000,1", "1001000,1,1000000,100");
        assertEquals(1, report.rows(LobsterDay.MESSAGES).rejected(RejectReason.MALFORMED));
        assertEquals(1, report.malformedRows());
    }

    @Test
    void shouldRefuseMessagesWithoutBooks() {
        new TextSource(folder).file(DAY + "message_1.csv", "34200,1,1,100,1000000,1");
        ImportReport report = new LobsterImporter().run(List.of(folder), ticks);
        assertEquals(1, report.files().rejected(RejectReason.MALFORMED));
        assertEquals(0, report.ticks());
        assertFalse(report.malformed().isEmpty());
    }

    @Test
    void shouldTakeTheDeeperBookOfADayThatIsThereTwice() {
        new TextSource(folder)
                .file(DAY + "message_2.csv", "34200,1,1,100,1000000,1")
                .file(DAY + "orderbook_2.csv", "1001000,1,1000000,100,1002000,1,999000,1");
        ImportReport report = run(1, "34200,1,1,100,1000000,1", "1001000,1,1000000,100");
        assertEquals(2, report.files().rejected(RejectReason.DUPLICATE));
        assertEquals(2, ticks.of(TickType.DEPTH).get(0).depth);
    }

    @Test
    void shouldRefuseTwoStocksInOneJournal() {
        TextSource source = new TextSource(folder);
        source.file(DAY + "message_1.csv", "x").file(DAY.replace("AMZN", "AAPL") + "message_1.csv", "x");
        ImportException failure =
                assertThrows(ImportException.class, () -> new LobsterImporter().run(List.of(folder), ticks));
        assertTrue(failure.getMessage().contains("one journal holds one stock"), failure.getMessage());
    }

    @Test
    void shouldReadATimeWithMoreDigitsThanANumberHolds() {
        run(1, "34200.999999999999,1,1,100,1000000,1", "1001000,100,1000000,100");
        assertEquals(OPEN + 999_999_999L, ticks.of(TickType.DEPTH).get(0).exchangeTime);
    }

    @Test
    void shouldEndTheQuoteWhenTheBookIsEmpty() {
        run(
                1,
                "34200,1,1,100,1000000,1\n34201,3,1,100,1000000,1",
                "9999999999,0,1000000,100\n9999999999,0,-9999999999,0");
        assertTrue(Double.isNaN(ticks.of(TickType.QUOTE).get(0).bidPrice));
    }
}
