package io.strikeiq.imports.deribit;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
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
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueFiles;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns snapshots of Deribit's option chains into ticks: what has changed since the snapshot before, one snapshot in memory at a time.
 * Instruments are defined when a snapshot shows them first. Premiums stay in coin, as the venue quotes them.
 */
public final class DeribitImporter implements Importer {
    private static final Pattern NAME = Pattern.compile("deribit_options_snapshot_([0-9]{8}T[0-9]{6})Z\\.csv");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final long DAY = 86_400_000_000_000L;

    // Order of ticks of the same time.
    private static final int INDEX = 0;
    private static final int QUOTE = 1;
    private static final int OPEN_INTEREST = 2;
    private static final int GREEKS = 3;

    private final Venue venue;

    /** By the venue's file that comes with StrikeIQ. */
    public DeribitImporter() {
        this(VenueFiles.shipped());
    }

    /** By the venue's file of a folder, where it has one. */
    public DeribitImporter(VenueFiles venues) {
        this.venue = venues.venue("DERIBIT");
    }

    private record Recording(SourceFile file, LocalDateTime taken) {}

    /** The format, for the list of commands. */
    public static ImportFormat format() {
        return ImportFormat.of(
                "deribit",
                "chain-snapshots_2026-03-01_07.zip --journal data/btc-options",
                (venues, settings) -> new DeribitImporter(venues),
                "Import snapshots of Deribit's option chains: quotes in coin, open interest, the venue's volatility and greeks.",
                "A snapshot becomes the changes since the one before it. Options expire, and the day begins, at 08:00 UTC.");
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public ImportReport run(SourceTree source, TickSink sink) {
        ImportReport report = new ImportReport(source);
        List<Recording> recordings = recordings(source, report);
        new Pass(report, sink).run(recordings);
        report.check();
        return report;
    }

    private static List<Recording> recordings(SourceTree source, ImportReport report) {
        List<Recording> recordings = new ArrayList<>();
        for (SourceFile file : source.files()) {
            Matcher name = NAME.matcher(file.fileName());
            try {
                if (name.matches()) {
                    recordings.add(new Recording(file, taken(file, name.group(1))));
                } else {
                    report.ignore(file);
                }
            } catch (MalformedRowException e) {
                report.malformedFile(file, e.error());
            }
        }
        if (recordings.isEmpty() && report.files().read() == 0) {
            throw ImportException.mistaken("no chain snapshot in " + source.sources()
                    + "; a file is called such as deribit_options_snapshot_20260301T044701Z.csv");
        }
        recordings.sort(Comparator.comparing(Recording::taken)
                .thenComparing(recording -> recording.file().name()));
        return recordings;
    }

    private static LocalDateTime taken(SourceFile file, String text) throws MalformedRowException {
        try {
            return LocalDateTime.parse(text, STAMP);
        } catch (DateTimeException e) {
            throw new MalformedRowException(
                    RowError.ofName(file.name(), "time", text, "a time as yyyymmddThhmmss, in UTC"));
        }
    }

    /** One pass over the snapshots in the order of time. */
    private final class Pass {
        private final ImportReport report;
        private final ClockedSink sink;
        private final DeribitInstruments instruments = new DeribitInstruments(venue);
        private final Map<Integer, ChainRow> last = new HashMap<>();
        private final MarketEvent mark = new MarketEvent();
        private final long dayMark = venue.dayMark().toNanoOfDay();
        private long time = Long.MIN_VALUE;

        Pass(ImportReport report, TickSink sink) {
            this.report = report;
            this.sink = new ClockedSink(sink, report);
        }

        void run(List<Recording> recordings) {
            LocalDateTime before = null;
            for (Recording recording : recordings) {
                if (recording.taken().equals(before)) {
                    reject(recording.file());
                } else {
                    snapshot(recording);
                }
                before = recording.taken();
            }
            sink.finish();
        }

        private void reject(SourceFile file) {
            long[] lines = {0};
            file.forEachLine((number, text) -> lines[0]++);
            report.files().read(1);
            report.rejectFile(file, RejectReason.DUPLICATE);
            report.rows(ChainSnapshot.ROWS).read(Math.max(0, lines[0] - 1));
            report.rows(ChainSnapshot.ROWS).reject(RejectReason.DUPLICATE, Math.max(0, lines[0] - 1));
        }

        private void snapshot(Recording recording) {
            long named = venue.calendar()
                    .at(recording.taken().toLocalDate(), recording.taken().toLocalTime());
            List<ChainRow> rows = new ChainSnapshot(recording.file(), named, time, venue, report).read();
            if (rows.isEmpty()) {
                return;
            }
            long first = rows.stream().mapToLong(ChainRow::time).min().orElseThrow();
            passTo(first);
            instruments.define(rows, first, sink);
            try (DayTicks ticks = new DayTicks(Long.MIN_VALUE)) {
                ChainSnapshot.indices(rows)
                        .forEach((coin, level) ->
                                ticks.underlyingPrice(first, INDEX, instruments.underlyingId(coin), level));
                rows.forEach(row -> changes(row, ticks));
                ticks.drainTo(sink);
            }
            time = rows.stream().mapToLong(ChainRow::time).max().orElseThrow();
        }

        /** Gives the days that begin and the options that expire up to a time; at one time, options expire first. */
        private void passTo(long until) {
            if (instruments.isEmpty()) {
                return;
            }
            long day = (Math.floorDiv(time - dayMark, DAY) + 1) * DAY + dayMark;
            while (Math.min(day, instruments.nextExpiry()) <= until) {
                if (instruments.nextExpiry() <= day) {
                    instruments.expireNext(sink);
                } else {
                    for (int id : instruments.underlyingIds()) {
                        sink.accept(mark.asDay(id, day));
                    }
                    day += DAY;
                }
            }
        }

        private void changes(ChainRow row, DayTicks ticks) {
            int id = instruments.optionId(row.name());
            ChainRow before = last.put(id, row);
            boolean isNew = before == null;
            boolean quoted = !Double.isNaN(row.bid()) || !Double.isNaN(row.ask());
            if (isNew ? quoted : differs(row.bid(), before.bid()) || differs(row.ask(), before.ask())) {
                ticks.quote(row.time(), QUOTE, id, row.bid(), Double.NaN, row.ask(), Double.NaN);
            }
            if (!Double.isNaN(row.openInterest()) && (isNew || differs(row.openInterest(), before.openInterest()))) {
                double units = venue.openInterest()
                        .toUnderlying(
                                row.openInterest(), venue.product(row.coin()).lot(row.expiry(), row.expiry()));
                ticks.openInterest(row.time(), OPEN_INTEREST, id, units);
            }
            ticks.venueGreeks(row.time(), GREEKS, id, row.volatility(), row.delta(), row.vega(), row.forward());
        }

        private static boolean differs(double a, double b) {
            return Double.compare(a, b) != 0;
        }
    }
}
