package io.strikeiq.imports.cboe;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.imports.CsvColumns;
import io.strikeiq.imports.CsvFields;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.FileContents;
import io.strikeiq.imports.ImportFormat;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.ImportedMarket;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.MarketImport;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.RowError;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.imports.SourceLines;
import io.strikeiq.imports.SourceTree;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueException;
import io.strikeiq.venue.VenueFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns Cboe's quote tables into ticks: quotes, the day's volume, open interest, and the venue's volatility, delta and gamma of every option of an
 * underlying at the time of the page. One journal may hold tables of several times.
 */
public final class CboeImporter implements Importer {
    /** Rows of the report: each row of a table is a call and a put. */
    static final String ROWS = "option row";

    private static final String AT_CLOSE = "--at-close";
    private static final long SECOND = 1_000_000_000L;

    private final Venue venue;
    private final boolean atClose;

    /**
     * By the venue's file of a folder, where it has one.
     *
     * @param atClose whether a table made after the close is stamped in the last second of the session that it shows
     */
    public CboeImporter(VenueFiles venues, boolean atClose) {
        this.venue = venues.venue("US");
        this.atClose = atClose;
    }

    /** The format, for the list of commands. */
    public static ImportFormat format() {
        return ImportFormat.of(
                        "cboe",
                        "spx_quotedata.csv --journal data/spx",
                        (venues, settings) -> new CboeImporter(venues, settings.containsKey(AT_CLOSE)),
                        "Import Cboe's quote tables: the chain of an underlying with quotes, volume, open interest, volatility and"
                                + " greeks.",
                        "A table is stamped with the time of its page, after which contracts that expired on the day are no more.")
                .with(new ImportFormat.Setting(
                        AT_CLOSE,
                        "",
                        "Stamp a table made after the close in the last second of the session that it shows, when contracts of"
                                + " the day still lived.",
                        false));
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public ImportReport run(SourceTree source, TickSink sink) {
        MarketImport imports = new MarketImport(source);
        Map<SourceFile, String> files = imports.files(
                CboeImporter::table,
                sources -> "no quote table in " + sources + "; a file is called such as spx_quotedata.csv");
        FileContents contents = new FileContents();
        Set<SourceFile> distinct =
                imports.distinct(files, (file, name) -> contents.number(file)).keySet();
        DayVolumes volumes = new DayVolumes();
        return imports.run(venue, sink, market -> {
            distinct.forEach(file -> new Table(file, market, volumes, imports.report()).read());
            volumes.giveTo(market);
        });
    }

    private static Optional<String> table(SourceFile file) {
        return Optional.of(file.fileName().toLowerCase(Locale.ROOT))
                .filter(name -> name.endsWith(".csv") || name.endsWith(".csv.gz"));
    }

    /** One table. */
    private final class Table {
        private final SourceFile file;
        private final ImportedMarket market;
        private final DayVolumes volumes;
        private final ImportReport report;
        private final Set<String> seen = new HashSet<>();
        private CsvColumns columns;
        private CboeHeader header;
        private LocalDate session;
        private long time;
        private boolean priced;

        Table(SourceFile file, ImportedMarket market, DayVolumes volumes, ImportReport report) {
            this.file = file;
            this.market = market;
            this.volumes = volumes;
            this.report = report;
        }

        void read() {
            report.files().read(1);
            try (SourceLines lines = file.lines()) {
                try {
                    begin(lines);
                } catch (MalformedRowException e) {
                    refuse(lines, e.error());
                    return;
                } catch (VenueException e) {
                    refuse(lines, RowError.ofName(file.name(), "date", file.fileName(), e.advice()));
                    return;
                }
                long rows = 0;
                for (String text = lines.next(); text != null; text = lines.next()) {
                    rows++;
                    row(lines.number(), text);
                }
                if (rows == 0) {
                    report.rejectFile(file, RejectReason.HEADER_ONLY);
                } else {
                    report.files().accept(1);
                }
            }
        }

        private void refuse(SourceLines lines, RowError error) {
            long rows = 0;
            for (String text = lines.next(); text != null; text = lines.next()) {
                rows++;
            }
            report.rows(ROWS).read(2 * rows);
            report.rows(ROWS).reject(RejectReason.MALFORMED, 2 * rows);
            report.malformedHeader(error);
            report.rejectFile(file, RejectReason.MALFORMED);
        }

        private void begin(SourceLines lines) throws MalformedRowException {
            List<CboeHeader.Line> above = new ArrayList<>();
            for (String text = lines.next(); text != null; text = lines.next()) {
                if (text.startsWith(CboeHeader.TABLE)) {
                    columns = new CsvColumns(
                            file.name(), lines.number(), text, CboeHeader.columns(text), CboeOption.NEEDED);
                    header = CboeHeader.read(file.name(), above);
                    time = time();
                    return;
                }
                if (above.size() < 20) {
                    above.add(new CboeHeader.Line(lines.number(), text));
                }
            }
            throw new MalformedRowException(new RowError(
                    file.name(), 1, "header", "", "a line that begins with '" + CboeHeader.TABLE + "' above the rows"));
        }

        private long time() {
            LocalDate day = header.shown().toLocalDate();
            long shown = venue.calendar().at(day, header.shown().toLocalTime());
            if (!venue.calendar().isTradingDay(day)) {
                report.note("tables of a page made on a day without trading", 1);
            }
            session = venue.calendar().onOrBefore(day);
            if (!atClose) {
                return shown;
            }
            long close = venue.calendar().closeTime(session);
            if (shown < close) {
                return shown;
            }
            report.note("tables stamped before their page was made", 1);
            return close - SECOND;
        }

        private void row(long number, String text) {
            report.rows(ROWS).read(2);
            CboeOption call;
            CboeOption put;
            try {
                CsvRow row = new CsvRow(file.name(), number, text, CsvFields.quoted(text, ','), columns.names());
                call = CboeOption.call(row, columns);
                put = CboeOption.put(row, columns);
            } catch (MalformedRowException e) {
                report.malformed(ROWS, e.error(), 2);
                return;
            }
            add(number, call);
            add(number, put);
        }

        private void add(long number, CboeOption option) {
            try {
                Optional<RejectReason> refusal = take(option);
                if (refusal.isPresent()) {
                    report.rows(ROWS).reject(refusal.get(), 1);
                    report.nameFirst(refusal.get(), file);
                } else {
                    report.rows(ROWS).accept(1);
                }
            } catch (VenueException e) {
                report.malformed(
                        ROWS,
                        new RowError(
                                file.name(),
                                number,
                                "root",
                                option.root(),
                                "what the venue's file knows: " + e.advice()),
                        1);
            }
        }

        private Optional<RejectReason> take(CboeOption option) {
            int underlying = market.underlying(option.root());
            if (venue.expiryTime(venue.product(option.root()), option.expiry()) < time) {
                return Optional.of(RejectReason.AFTER_EXPIRY);
            }
            String name = option.root() + option.expiry() + option.right() + option.strike();
            if (!seen.add(name)) {
                return Optional.of(RejectReason.DUPLICATE);
            }
            if (option.bid() > option.ask()) {
                return Optional.of(RejectReason.CROSSED);
            }
            if (!priced) {
                priced = true;
                market.price(underlying, time, header.spot());
            }
            int id = market.option(option.root(), option.expiry(), option.strike(), option.right());
            double lot = market.lot(id, time);
            double nothing = Double.NaN;
            market.openInterest(id, time, option.openInterest() * lot);
            if (!Double.isNaN(option.bid()) || !Double.isNaN(option.ask())) {
                market.quote(id, time, option.bid(), nothing, option.ask(), nothing, time);
            }
            if (option.volume() > 0 && !Double.isNaN(option.last())) {
                volumes.add(id, session, time, option.last(), option.volume() * lot);
            }
            market.greeks(id, time, option.volatility(), option.delta(), option.gamma(), nothing, nothing, nothing);
            return Optional.empty();
        }
    }
}
