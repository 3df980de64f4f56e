package io.strikeiq.imports.kite;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.imports.CsvTable;
import io.strikeiq.imports.ImportFormat;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.ImportedMarket;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.MarketImport;
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
        MarketImport imports = new MarketImport(source);
        Map<SourceFile, KiteFileName> files = imports.files(
                this::named,
                sources -> "no table of bars in " + sources
                        + "; a file is called such as 'NIFTY 50_minute.csv' or NIFTY2471824500CE.csv");
        Map<Integer, Set<Long>> starts = new HashMap<>();
        return imports.run(
                venue,
                sink,
                market -> files.forEach((file, name) -> read(file, name, market, starts, imports.report())));
    }

    private Optional<KiteFileName> named(SourceFile file) throws MalformedRowException {
        try {
            return KiteFileName.parse(file, venue);
        } catch (VenueException e) {
            throw new MalformedRowException(unknown(file, e));
        }
    }

    private static RowError unknown(SourceFile file, VenueException failure) {
        return RowError.ofName(
                file.name(), "symbol", file.fileName(), "what the venue's file knows: " + failure.advice());
    }

    private static void read(
            SourceFile file,
            KiteFileName name,
            ImportedMarket market,
            Map<Integer, Set<Long>> starts,
            ImportReport report) {
        CsvTable table = new CsvTable(file, ROWS, ',', report);
        if (name.future()) {
            table.read(KiteBars.PRICES, (row, columns) -> Optional.of(RejectReason.OTHER_INSTRUMENT));
            return;
        }
        try {
            int id = name.expiry() == null
                    ? market.underlying(name.symbol())
                    : market.option(name.symbol(), name.expiry(), name.strike(), name.right());
            table.read(
                    KiteBars.PRICES,
                    new KiteBars(market, name, id, starts.computeIfAbsent(id, each -> new HashSet<>())));
        } catch (VenueException e) {
            report.malformedFile(file, unknown(file, e));
        }
    }
}
