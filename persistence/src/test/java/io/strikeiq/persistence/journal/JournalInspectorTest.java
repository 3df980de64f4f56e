package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.Refusal;
import io.strikeiq.core.gate.GateCounts;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.journal.JournalReport.Gap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalInspectorTest {
    private static final long START = 1_700_000_000_000_000_000L;

    @TempDir
    Path directory;

    @Test
    void shouldReportWhatATickJournalHolds() {
        MarketEvent tick = new MarketEvent();
        try (TickJournalWriter writer = TickJournalWriter.open(directory, JournalInfo.of("hand-made"))) {
            writer.accept(
                    tick.asInstrument(Instrument.underlying(0, "NIFTY", InstrumentKind.INDEX, 1, 0.05, "INR"), START));
            writer.accept(tick.asInstrument(
                    Instrument.option(
                            1, "NIFTY-C", 0, OptionRight.CALL, 100, START + 1, ExerciseStyle.EUROPEAN, 75, 0.05, "INR"),
                    START));
            writer.accept(tick.asTrade(1, START + 10, 5, 75, Aggressor.BUY));
            writer.accept(tick.asTrade(0, START + 1_010, 100, 1, Aggressor.SELL));
            writer.accept(tick.asClock(START + 500));
            writer.accept(tick.asClock(START + 1_030));
        }
        JournalReport report = JournalInspector.inspect(directory);
        assertEquals(JournalKind.TICKS, report.kind());
        assertEquals("hand-made", report.info().source());
        assertEquals(4, report.schemaVersion());
        assertEquals(6, report.records());
        assertEquals(Map.of("INSTRUMENT", 2L, "TRADE", 2L, "CLOCK", 2L), report.recordsByType());
        assertEquals(Map.of("NIFTY", 4L), report.recordsByUnderlying());
        assertEquals(START, report.firstTime());
        assertEquals(START + 1_030, report.lastTime());
        assertEquals(new Gap(4, START + 10, 1_000), report.longestGaps().get(0));
        assertEquals(3, report.longestGaps().size());
        assertEquals(1, report.timeReversals());
        assertEquals(6, report.lastGoodIndex());
        assertFalse(report.incompleteTail());
        assertNull(report.damage());
    }

    @Test
    void shouldListTheTicksThatARunRefusesAndWhy() {
        MarketEvent tick = new MarketEvent();
        long day = 86_400_000_000_000L;
        try (TickJournalWriter writer = TickJournalWriter.open(directory, JournalInfo.of("hand-made"))) {
            writer.accept(
                    tick.asInstrument(Instrument.underlying(0, "NIFTY", InstrumentKind.INDEX, 1, 0.05, "INR"), START));
            writer.accept(tick.asUnderlyingPrice(0, START, 100));
            writer.accept(tick.asUnderlyingPrice(0, START + 400 * day, 100));
            writer.accept(tick.asQuote(9, START + 1, 1, 1, 2, 1));
            writer.accept(tick.asTrade(0, START + 2, 100, Double.POSITIVE_INFINITY, Aggressor.BUY));
            writer.accept(tick.asUnderlyingPrice(0, START + 3, 101));
            writer.accept(tick.asClock(START + 4));
            writer.accept(tick.asClock(START + 86_400_000_000_000L));
            writer.accept(tick.asClock(START + 5));
        }
        List<String> refused = new ArrayList<>();
        GateCounts counts = RefusedTicks.list(
                directory, (index, each, reason) -> refused.add(index + " " + each.type + " " + reason));
        assertEquals(
                List.of(
                        "3 UNDERLYING_PRICE UNCONFIRMED_JUMP",
                        "4 QUOTE UNKNOWN_INSTRUMENT",
                        "5 TRADE INVALID_TRADE",
                        "8 CLOCK UNCONFIRMED_CLOCK"),
                refused);
        assertEquals(5, counts.of(Refusal.NONE));
    }

    @Test
    void shouldReportWhatASignalJournalHolds() {
        long last = TestRun.record(directory, 3_000);
        JournalReport report = JournalInspector.inspect(directory);
        assertEquals(JournalKind.SIGNALS, report.kind());
        assertEquals(TestRun.RUN_ID, report.info().source());
        assertEquals(last, report.lastGoodIndex());
        assertEquals(last, report.records());
        assertEquals(1, report.recordsByType().get("RUN_START"));
        assertEquals(1, report.recordsByType().get("RUN_END"));
        assertEquals(1, report.recordsByType().get("METRIC_NAMES"));
        assertTrue(report.recordsByType().get("SIGNAL") > 10);
        assertEquals(Map.of("TEST", last - 3), report.recordsByUnderlying());
        assertEquals(0, report.timeReversals());
    }

    @Test
    void shouldReportDamageWithTheLastGoodRecord() {
        TestRun.record(directory, 3_000);
        JournalBytes journal = JournalBytes.of(directory);
        byte[] bytes = journal.copy();
        bytes[journal.records().get(20).from() + 60] ^= 4;
        Path damaged = directory.resolve("damaged");
        JournalBytes.write(damaged, bytes);
        JournalReport report = JournalInspector.inspect(damaged);
        assertTrue(report.isDamaged());
        assertEquals(19, report.lastGoodIndex());
        assertEquals(19, report.records());
        assertTrue(report.damage().contains("the last good record is 19"), report.damage());
    }
}
