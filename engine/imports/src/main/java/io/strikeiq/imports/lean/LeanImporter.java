package io.strikeiq.imports.lean;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.imports.ClockedSink;
import io.strikeiq.imports.DayTicks;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportFormat;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.RowError;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.imports.SourceTree;
import io.strikeiq.venue.TradingCalendar;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueException;
import io.strikeiq.venue.VenueFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns LEAN files into ticks, one day in memory at a time. All instruments are defined at the time of the first tick;
 * each trading day of the source has its session's open and close, and an option its expiry.
 */
public final class LeanImporter implements Importer {
    private final Venue venue;
    private final TradingCalendar calendar;

    /** By the venue's file that comes with StrikeIQ. */
    public LeanImporter() {
        this(VenueFiles.shipped());
    }

    /** By the venue's file of a folder, where it has one. */
    public LeanImporter(VenueFiles venues) {
        this.venue = venues.venue("US");
        this.calendar = venue.calendar();
    }

    /** The format, for the list of commands. */
    public static ImportFormat format() {
        return ImportFormat.of(
                "lean",
                "data/equity data/option --journal data/goog",
                (venues, settings) -> new LeanImporter(venues),
                "Import QuantConnect LEAN data: minute bars of options and equities, open interest, ticks of equities.",
                "A bar becomes ticks at its end. Every row is accepted, or rejected for a reason that the report counts.");
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public ImportReport run(SourceTree source, TickSink sink) {
        ImportReport report = new ImportReport(source);
        Map<LocalDate, Map<SourceFile, LeanFileName>> days = byDay(source, report);
        List<LeanFileName> names = new ArrayList<>();
        days.values()
                .forEach(day -> day.values().stream()
                        .filter(name -> !name.isAfterExpiry())
                        .forEach(names::add));
        if (names.isEmpty() && report.files().read() == 0) {
            throw ImportException.mistaken("no LEAN file in " + source.sources() + "; a file is called such as"
                    + " 20151224_goog_minute_quote.csv, 20151224_goog_minute_quote_american_call_7500000_20160115.csv"
                    + " or 20131008_ibm_Quote_Tick.csv");
        }
        importDays(days, new LeanInstruments(names, venue), new ClockedSink(sink, report), report);
        report.check();
        return report;
    }

    private Map<LocalDate, Map<SourceFile, LeanFileName>> byDay(SourceTree tree, ImportReport report) {
        Map<LocalDate, Map<SourceFile, LeanFileName>> days = new TreeMap<>();
        for (SourceFile file : tree.files()) {
            try {
                Optional<LeanFileName> name = LeanFileName.parse(file);
                if (name.isPresent()) {
                    checkDay(file, name.get());
                    days.computeIfAbsent(name.get().date(), day -> new LinkedHashMap<>())
                            .put(file, name.get());
                } else {
                    report.ignore(file);
                }
            } catch (MalformedRowException e) {
                report.malformedFile(file, e.error());
            }
        }
        return days;
    }

    private void checkDay(SourceFile file, LeanFileName name) throws MalformedRowException {
        try {
            calendar.isTradingDay(name.date());
        } catch (VenueException e) {
            throw new MalformedRowException(RowError.ofName(
                    file.name(), "date", name.date().toString(), "a day that the venue's file knows: " + e.advice()));
        }
    }

    private void importDays(
            Map<LocalDate, Map<SourceFile, LeanFileName>> days,
            LeanInstruments instruments,
            ClockedSink sink,
            ImportReport report) {
        boolean defined = false;
        long lastClose = Long.MIN_VALUE;
        for (Map.Entry<LocalDate, Map<SourceFile, LeanFileName>> day : days.entrySet()) {
            LocalDate date = day.getKey();
            if (!calendar.isTradingDay(date)) {
                day.getValue().forEach((file, name) -> reject(file, name, RejectReason.HOLIDAY, report));
                continue;
            }
            try (DayTicks ticks = new DayTicks(calendar.openTime(date))) {
                readDay(day.getValue(), instruments, ticks, report);
                if (ticks.isEmpty()) {
                    continue;
                }
                addSession(ticks, instruments, day, defined ? lastClose : calendar.openTime(date));
                if (!defined) {
                    closeBeforeTheFirstOpen(ticks, instruments, day);
                    instruments.defineAll(sink, ticks.firstTime());
                    defined = true;
                }
                lastClose = lastClose(instruments, day);
                ticks.drainTo(sink);
            }
        }
        sink.finish();
    }

    /** What begins before the first session opens is outside any session, as what comes after a close is. */
    private void closeBeforeTheFirstOpen(
            DayTicks ticks, LeanInstruments instruments, Map.Entry<LocalDate, Map<SourceFile, LeanFileName>> day) {
        long first = ticks.firstTime();
        if (first < calendar.openTime(day.getKey())) {
            for (int id : instruments.underlyingIds(day.getValue().values())) {
                ticks.session(first - 1, id, SessionPhase.CLOSE);
            }
        }
    }

    /** Rejects a file with all its rows. */
    private static void reject(SourceFile file, LeanFileName name, RejectReason reason, ImportReport report) {
        long[] rows = {0};
        file.forEachLine((number, text) -> rows[0]++);
        report.files().read(1);
        report.rejectFile(file, reason);
        report.rows(name.kind().label()).read(rows[0]);
        report.rows(name.kind().label()).reject(reason, rows[0]);
    }

    private static void readDay(
            Map<SourceFile, LeanFileName> files, LeanInstruments instruments, DayTicks ticks, ImportReport report) {
        Set<LeanFileName> read = new HashSet<>();
        files.forEach((file, name) -> {
            if (name.isAfterExpiry()) {
                reject(file, name, RejectReason.AFTER_EXPIRY, report);
                return;
            }
            if (!read.add(name)) {
                reject(file, name, RejectReason.DUPLICATE, report);
                return;
            }
            LeanRows rows = new LeanRows(file, name, instruments, ticks, report);
            rows.read();
        });
    }

    /** The last close of the underlyings of a day. */
    private long lastClose(LeanInstruments instruments, Map.Entry<LocalDate, Map<SourceFile, LeanFileName>> day) {
        return instruments.underlyingIds(day.getValue().values()).stream()
                .mapToLong(id -> instruments.calendar(instruments.symbol(id)).closeTime(day.getKey()))
                .max()
                .orElseThrow();
    }

    /** The session of every underlying of the day, and the expiries since the close before. */
    private void addSession(
            DayTicks ticks,
            LeanInstruments instruments,
            Map.Entry<LocalDate, Map<SourceFile, LeanFileName>> day,
            long after) {
        for (int id : instruments.underlyingIds(day.getValue().values())) {
            TradingCalendar hours = instruments.calendar(instruments.symbol(id));
            ticks.session(hours.openTime(day.getKey()), id, SessionPhase.OPEN);
            ticks.session(hours.closeTime(day.getKey()), id, SessionPhase.CLOSE);
        }
        long close = lastClose(instruments, day);
        for (Instrument instrument : instruments.all()) {
            long expiry = instrument.expiryTime();
            if (instrument.isOption() && expiry > after && expiry <= close) {
                ticks.session(expiry, instrument.id(), SessionPhase.EXPIRY);
            }
        }
    }
}
