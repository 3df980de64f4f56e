package io.strikeiq.imports.nse;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.imports.DayTicks;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.RowCounts;
import io.strikeiq.venue.TradingCalendar;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Turns the captures kept into ticks, day by day. */
final class NseDays {
    private record SpotTime(String symbol, LocalTime time) {}

    private final NseInstruments instruments;
    private final TradingCalendar calendar;
    private final ImportReport report;
    private final RowCounts counts;
    private final Map<Integer, SnapshotChanges> changes = new HashMap<>();
    private long lastClose = Long.MIN_VALUE;
    private boolean defined;

    NseDays(NseInstruments instruments, TradingCalendar calendar, ImportReport report) {
        this.instruments = instruments;
        this.calendar = calendar;
        this.report = report;
        this.counts = report.rows(NseImporter.ROWS);
    }

    /** Gives the ticks of a day's captures, which are sorted by time and expiry. */
    void importDay(List<Capture> captures, TickSink sink) {
        try (DayTicks ticks = new DayTicks(calendar.openTime(captures.get(0).date()))) {
            importDay(captures, ticks, sink);
        }
    }

    private void importDay(List<Capture> captures, DayTicks ticks, TickSink sink) {
        LocalDate date = captures.get(0).date();
        changes.values().forEach(SnapshotChanges::startDay);
        Set<SpotTime> spots = new HashSet<>();
        TreeSet<String> symbols = new TreeSet<>();
        for (Capture capture : captures) {
            symbols.add(capture.series().symbol());
            importCapture(capture, spots.add(new SpotTime(capture.series().symbol(), capture.time())), ticks);
        }
        addSession(ticks, date, symbols);
        if (!defined) {
            instruments.defineAll(sink, ticks.firstTime());
            defined = true;
        }
        captures.stream()
                .map(Capture::series)
                .distinct()
                .forEach(series -> instruments.redefine(series, date, ticks.firstTime(), sink));
        ticks.drainTo(sink);
    }

    private void importCapture(Capture capture, boolean nearest, DayTicks ticks) {
        long time = calendar.at(capture.date(), capture.time());
        String symbol = capture.series().symbol();
        double lot = instruments.lot(capture.series(), capture.date());
        NseTable table = NseTable.read(capture.file());
        for (NseTable.Unread unread : table.unread()) {
            report.malformed(NseImporter.ROWS, unread.error(), unread.sides());
        }
        counts.reject(RejectReason.DUPLICATE, table.repeated());
        // Expiries captured in one minute show spots some seconds apart: the nearest expiry's is taken.
        if (nearest && !Double.isNaN(table.spot())) {
            ticks.underlyingPrice(time, SnapshotChanges.SPOT, instruments.indexId(symbol), table.spot());
        }
        for (OptionRow row : table.rows()) {
            importRow(row, instruments.optionId(capture.series(), row), time, lot, ticks);
        }
    }

    private void importRow(OptionRow row, int id, long time, double lot, DayTicks ticks) {
        SnapshotChanges option = changes.computeIfAbsent(id, newId -> new SnapshotChanges(newId, report));
        if (row.isEmpty() && !option.isQuoted()) {
            counts.reject(RejectReason.EMPTY, 1);
        } else if (row.isCrossed()) {
            counts.reject(RejectReason.CROSSED, 1);
        } else {
            option.accept(row, time, lot, ticks);
            counts.accept(1);
        }
    }

    private void addSession(DayTicks ticks, LocalDate date, Set<String> symbols) {
        long open = calendar.openTime(date);
        long close = calendar.closeTime(date);
        for (String symbol : symbols) {
            ticks.session(open, instruments.indexId(symbol), SessionPhase.OPEN);
            ticks.session(close, instruments.indexId(symbol), SessionPhase.CLOSE);
        }
        for (Instrument instrument : instruments.all()) {
            long expiry = instrument.expiryTime();
            if (instrument.isOption() && expiry > (defined ? lastClose : open) && expiry <= close) {
                ticks.session(expiry, instrument.id(), SessionPhase.EXPIRY);
            }
        }
        lastClose = close;
    }
}
