package io.strikeiq.imports.tardis;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.imports.CsvTable;
import io.strikeiq.imports.FileContents;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportFormat;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.MarketImport;
import io.strikeiq.imports.RowError;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.imports.SourceTree;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueFiles;
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
        MarketImport imports = new MarketImport(source);
        ImportReport report = imports.report();
        Map<SourceFile, TardisFileName> files = imports.files(
                TardisImporter::named,
                sources -> "no file of Tardis in " + sources
                        + "; a file is called such as deribit_options_chain_2020-06-01_OPTIONS.csv.gz");
        if (files.isEmpty()) {
            report.check();
            return report;
        }
        Venue venue = venues.venue(VENUES.get(exchange(files)));
        FileContents contents = new FileContents();
        Map<SourceFile, TardisFileName> read = imports.distinct(
                imports.distinct(files, (file, name) -> name.series()), (file, name) -> contents.number(file));
        return imports.run(venue, sink, market -> {
            TardisSymbols symbols = new TardisSymbols(market);
            TardisSeen seen = new TardisSeen();
            read.forEach((file, name) -> {
                TardisRows rows = new TardisRows(name, symbols, seen, market, report);
                new CsvTable(file, name.type().label(), ',', report).read(TardisRows.columns(name.type()), rows);
                rows.show();
            });
        });
    }

    private static Optional<TardisFileName> named(SourceFile file) throws MalformedRowException {
        Optional<TardisFileName> name = TardisFileName.parse(file);
        if (name.isPresent() && !VENUES.containsKey(name.get().exchange())) {
            throw new MalformedRowException(
                    RowError.ofName(file.name(), "exchange", name.get().exchange(), "binance-futures, deribit"));
        }
        return name;
    }

    /** The exchange of all files. */
    private static String exchange(Map<SourceFile, TardisFileName> files) {
        String exchange = files.values().iterator().next().exchange();
        files.forEach((file, name) -> {
            if (!exchange.equals(name.exchange())) {
                throw ImportException.mistaken(
                        file.name() + ": one journal holds one exchange, and this one holds " + exchange);
            }
        });
        return exchange;
    }
}
