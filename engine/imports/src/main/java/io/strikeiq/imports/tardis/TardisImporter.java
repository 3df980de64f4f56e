package io.strikeiq.imports.tardis;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.imports.CsvTable;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportFormat;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.ImportedMarket;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RowError;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.imports.SourceTree;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueFiles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Turns Tardis' files of one exchange into ticks. */
public final class TardisImporter implements Importer {
    /** Names of venues by exchange, as the service writes it. */
    private static final Map<String, String> VENUES = Map.of("deribit", "DERIBIT", "binance-futures", "BINANCE");

    private final VenueFiles venues;
    private final Venue first;

    /** By the venues' files that come with StrikeIQ. */
    public TardisImporter() {
        this(VenueFiles.shipped());
    }

    /** By the venues' files of a folder, where it has them. */
    public TardisImporter(VenueFiles venues) {
        this.venues = venues;
        this.first = venues.venue("DERIBIT");
    }

    /** The format, for the list of commands. */
    public static ImportFormat format() {
        return ImportFormat.of(
                "tardis",
                "deribit_options_chain_2020-06-01_OPTIONS.csv.gz --journal data/deribit",
                (files, settings) -> new TardisImporter(files),
                "Import Tardis' files of Deribit or Binance futures: options_chain, incremental_book_L2, trades, quotes, book_ticker.",
                "One journal holds one exchange. The book is built from a snapshot and the levels that change.");
    }

    /** That of Deribit; which one a source is of is known when it is read. */
    @Override
    public Venue venue() {
        return first;
    }

    @Override
    public ImportReport run(SourceTree source, TickSink sink) {
        ImportReport report = new ImportReport(source);
        Map<SourceFile, TardisFileName> files = new LinkedHashMap<>();
        String exchange = null;
        for (SourceFile file : source.files()) {
            try {
                Optional<TardisFileName> name = TardisFileName.parse(file);
                if (name.isEmpty()) {
                    report.ignore(file);
                } else {
                    exchange = check(file, name.get().exchange(), exchange);
                    files.put(file, name.get());
                }
            } catch (MalformedRowException e) {
                report.malformedFile(file, e.error());
            }
        }
        if (exchange != null) {
            read(files, venues.venue(VENUES.get(exchange)), report, sink);
        } else if (report.files().read() == 0) {
            throw ImportException.mistaken("no file of Tardis in " + source.sources()
                    + "; a file is called such as deribit_options_chain_2020-06-01_OPTIONS.csv.gz");
        }
        report.check();
        return report;
    }

    private static String check(SourceFile file, String named, String exchange) throws MalformedRowException {
        if (!VENUES.containsKey(named)) {
            throw new MalformedRowException(
                    RowError.ofName(file.name(), "exchange", named, "binance-futures, deribit"));
        }
        if (exchange != null && !exchange.equals(named)) {
            throw ImportException.failed(
                    file.name() + ": one journal holds one exchange, and this one holds " + exchange);
        }
        return named;
    }

    private static void read(Map<SourceFile, TardisFileName> files, Venue venue, ImportReport report, TickSink sink) {
        try (ImportedMarket market = new ImportedMarket(venue, report)) {
            TardisSymbols symbols = new TardisSymbols(market);
            files.forEach((file, name) -> {
                TardisRows rows = new TardisRows(name, symbols, market, report);
                new CsvTable(file, name.type().label(), ',', report).read(TardisRows.columns(name.type()), rows);
                rows.show();
            });
            market.finish(sink);
        }
    }
}
