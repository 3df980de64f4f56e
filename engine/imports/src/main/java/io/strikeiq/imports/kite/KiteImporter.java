package io.strikeiq.imports.kite;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.imports.CsvTable;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportFormat;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.ImportedMarket;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.RowError;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.imports.SourceTree;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueException;
import io.strikeiq.venue.VenueFiles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns bars of Kite's historical data into ticks, a file for each instrument. */
public final class KiteImporter implements Importer {
    static final String ROWS = "bar";

    private final Venue venue;

    /** By the venue's file that comes with StrikeIQ. */
    public KiteImporter() {
        this(VenueFiles.shipped());
    }

    /** By the venue's file of a folder, where it has one. */
    public KiteImporter(VenueFiles venues) {
        this.venue = venues.venue("NSE");
    }

    /** The format, for the list of commands. */
    public static ImportFormat format() {
        return ImportFormat.of(
                "kite",
                "\"NIFTY 50_minute.csv\" NIFTY2471824500CE.csv --journal data/nifty",
                (venues, settings) -> new KiteImporter(venues),
                "Import bars of Kite's historical data: indices and options of NSE, a file for each instrument.",
                "A bar becomes ticks at its end. The name of a file is the trading symbol.");
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public ImportReport run(SourceTree source, TickSink sink) {
        ImportReport report = new ImportReport(source);
        Map<Integer, Set<Long>> starts = new HashMap<>();
        try (ImportedMarket market = new ImportedMarket(venue, report)) {
            for (SourceFile file : source.files()) {
                read(file, market, starts, report);
            }
            if (report.files().read() == 0) {
                throw ImportException.mistaken("no table of bars in " + source.sources()
                        + "; a file is called such as 'NIFTY 50_minute.csv' or NIFTY2471824500CE.csv");
            }
            market.finish(sink);
        }
        report.check();
        return report;
    }

    private void read(SourceFile file, ImportedMarket market, Map<Integer, Set<Long>> starts, ImportReport report) {
        try {
            Optional<KiteFileName> parsed = KiteFileName.parse(file, venue);
            if (parsed.isEmpty()) {
                report.ignore(file);
                return;
            }
            KiteFileName name = parsed.get();
            if (name.future()) {
                new CsvTable(file, ROWS, ',', report)
                        .read(KiteBars.PRICES, (row, columns) -> Optional.of(RejectReason.OTHER_INSTRUMENT));
                return;
            }
            int id = name.expiry() == null
                    ? market.underlying(name.symbol())
                    : market.option(name.symbol(), name.expiry(), name.strike(), name.right());
            KiteBars bars = new KiteBars(market, name, id, starts.computeIfAbsent(id, each -> new HashSet<>()));
            new CsvTable(file, ROWS, ',', report).read(KiteBars.PRICES, bars);
        } catch (MalformedRowException e) {
            report.malformedFile(file, e.error());
        } catch (VenueException e) {
            report.malformedFile(
                    file,
                    RowError.ofName(
                            file.name(), "symbol", file.fileName(), "what the venue's file knows: " + e.advice()));
        }
    }
}
