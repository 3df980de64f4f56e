package io.strikeiq.imports.nse;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.imports.ClockedSink;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportFormat;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.RowCounts;
import io.strikeiq.imports.RowError;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.imports.SourceTree;
import io.strikeiq.imports.nse.Capture.Series;
import io.strikeiq.venue.Product;
import io.strikeiq.venue.TradingCalendar;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueException;
import io.strikeiq.venue.VenueFiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Turns NSE's option chain tables into ticks. The first pass looks at every table and chooses those that show the market of the
 * time in their name; the second turns them into changes, one day in memory at a time. A row is one side of a line.
 */
public final class NseImporter implements Importer {
    /** Name of the rows in the report. */
    public static final String ROWS = "option chain row";

    private static final Comparator<Capture> BY_TIME = Comparator.comparing(Capture::date)
            .thenComparing(Capture::time)
            .thenComparing(Capture::series)
            .thenComparing(capture -> capture.file().name());

    private final Venue venue;
    private final TradingCalendar calendar;

    /** By the venue's file that comes with StrikeIQ. */
    public NseImporter() {
        this(VenueFiles.shipped());
    }

    /** By the venue's file of a folder, where it has one. */
    public NseImporter(VenueFiles venues) {
        this.venue = venues.venue("NSE");
        this.calendar = venue.calendar();
    }

    /** The format, for the list of commands. */
    public static ImportFormat format() {
        return ImportFormat.of(
                "nse",
                "NIFTY_2019-07.zip --journal data/nifty",
                (venues, settings) -> new NseImporter(venues),
                "Import option chain tables of NSE, captured during the day.",
                "A table becomes the changes since the one before it. Stale and misdated tables are rejected and counted.");
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public ImportReport run(SourceTree source, TickSink sink) {
        ImportReport report = new ImportReport(source);
        importTables(source, sink, report);
        report.check();
        return report;
    }

    @Override
    public int passes() {
        return 2;
    }

    private void importTables(SourceTree source, TickSink sink, ImportReport report) {
        List<Capture> captures = scan(source, report);
        if (captures.isEmpty() && report.files().read() == 0) {
            throw ImportException.mistaken("no option chain table in " + source.sources()
                    + "; a table is called such as NIFTY_01-07-2019_09:30.csv");
        }
        Map<LocalDate, List<Capture>> days = choose(captures, report);
        List<Capture> kept = new ArrayList<>();
        days.values().forEach(kept::addAll);
        NseInstruments instruments = new NseInstruments(kept, venue);
        ClockedSink clocked = new ClockedSink(sink, report);
        NseDays dayTicks = new NseDays(instruments, calendar, report);
        days.values().forEach(day -> dayTicks.importDay(day, clocked));
        clocked.finish();
    }

    private List<Capture> scan(SourceTree tree, ImportReport report) {
        List<Capture> captures = new ArrayList<>();
        for (SourceFile file : tree.files()) {
            try {
                Optional<NseFileName> name = NseFileName.parse(file);
                if (name.isPresent()) {
                    scan(file, name.get(), captures, report);
                } else {
                    report.ignore(file);
                }
            } catch (MalformedRowException e) {
                report.malformedFile(file, e.error());
            }
        }
        captures.sort(BY_TIME);
        return captures;
    }

    private void scan(SourceFile file, NseFileName name, List<Capture> captures, ImportReport report)
            throws MalformedRowException {
        LocalDate expiry = expiry(file, name);
        NseTable table = NseTable.read(file);
        report.files().read(1);
        report.rows(ROWS).read(table.sides());
        if (table.sides() > 0 && table.rows().isEmpty()) {
            report.rejectFile(file, RejectReason.MALFORMED);
            report.malformed(ROWS, table.unread().get(0).error(), table.sides());
        } else {
            captures.add(capture(file, name, expiry, table));
        }
    }

    private static Capture capture(SourceFile file, NseFileName name, LocalDate expiry, NseTable table) {
        TreeSet<Double> strikes = new TreeSet<>();
        table.rows().forEach(row -> strikes.add(row.strike()));
        return new Capture(
                file,
                new Series(name.symbol(), expiry),
                name.date(),
                name.time(),
                table.spot(),
                table.totalVolume(),
                table.sides(),
                digest(table.content()),
                strikes);
    }

    /** The expiry of a table's options, of which the venue's file must know the lot, and the table's day. */
    private LocalDate expiry(SourceFile file, NseFileName name) throws MalformedRowException {
        try {
            Product product = venue.product(name.symbol());
            calendar.isTradingDay(name.date());
            LocalDate expiry = name.expiry() != null ? name.expiry() : product.nearestExpiry(name.date());
            if (!name.date().isAfter(expiry)) {
                product.lot(expiry, name.date());
            }
            return expiry;
        } catch (VenueException e) {
            String hint = name.expiry() == null ? ", or a folder named by the expiry, such as 11JUL2019" : "";
            throw new MalformedRowException(RowError.ofName(
                    file.name(), "contract", e.subject(), "what the venue's file knows: " + e.advice() + hint));
        }
    }

    private static String digest(String content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** By symbol and day, the spot of the last capture before that day. */
    private static Map<String, Map<LocalDate, Double>> closingSpots(List<Capture> captures) {
        Map<String, Capture> previous = new HashMap<>();
        Map<String, Map<LocalDate, Double>> spots = new HashMap<>();
        for (Capture capture : captures) {
            String symbol = capture.series().symbol();
            Capture before = capture.sides() == 0 ? null : previous.put(symbol, capture);
            Map<LocalDate, Double> days = spots.computeIfAbsent(symbol, all -> new HashMap<>());
            if (before != null && !before.date().equals(capture.date())) {
                days.put(capture.date(), before.spot());
            }
        }
        return spots;
    }

    private Map<LocalDate, List<Capture>> choose(List<Capture> captures, ImportReport report) {
        Map<Series, List<Capture>> bySeries = new TreeMap<>();
        captures.forEach(capture -> bySeries.computeIfAbsent(capture.series(), series -> new ArrayList<>())
                .add(capture));
        Map<LocalDate, List<Capture>> days = new TreeMap<>();
        CaptureFilter filter = new CaptureFilter(calendar);
        RowCounts rows = report.rows(ROWS);
        Map<String, Map<LocalDate, Double>> closingSpots = closingSpots(captures);
        bySeries.forEach((series, all) -> filter.judge(all, closingSpots.get(series.symbol()))
                .forEach((capture, reason) -> {
                    if (reason == null) {
                        report.files().accept(1);
                        days.computeIfAbsent(capture.date(), day -> new ArrayList<>())
                                .add(capture);
                    } else {
                        report.rejectFile(capture.file(), reason);
                        rows.reject(reason, capture.sides());
                    }
                }));
        days.values().forEach(day -> day.sort(BY_TIME));
        return days;
    }
}
