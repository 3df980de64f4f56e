package io.strikeiq.imports.databento;

import io.strikeiq.core.event.TickSink;
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
import io.strikeiq.imports.SourceTree;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueException;
import io.strikeiq.venue.VenueFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns Databento's files of US options and stocks into ticks; definitions of all files are read first. */
public final class DatabentoImporter implements Importer {
    /** Datasets of the options exchanges together, and of those of US stocks. */
    private static final Pattern US =
            Pattern.compile("(OPRA|X[A-Z]{3}|ARCX|BATS|BATY|EDGA|EDGX|IEXG|MEMX|EPRL|DBEQ|EQUS|FINN|FINY|ASPN)\\..*");

    private static final Pattern NOT_US = Pattern.compile("(XEUR|XEEE)\\..*");

    private final Venue venue;

    /** By the venue's file that comes with StrikeIQ. */
    public DatabentoImporter() {
        this(VenueFiles.shipped());
    }

    /** By the venue's file of a folder, where it has one. */
    public DatabentoImporter(VenueFiles venues) {
        this.venue = venues.venue("US");
    }

    /** The format, for the list of commands. */
    public static ImportFormat format() {
        return ImportFormat.of(
                "databento",
                "opra-pillar-20240119.cmbp-1.dbn.zst opra-pillar-20240119.statistics.dbn.zst --journal data/opra",
                (venues, settings) -> new DatabentoImporter(venues),
                "Import Databento's binary files (DBN 1 to 3, .dbn or .dbn.zst) of US options and stocks: trades, best quotes,"
                        + " depth, open interest.",
                "Contracts are known by definitions, or by the symbols that the files name.");
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public int passes() {
        return 2;
    }

    @Override
    public ImportReport run(SourceTree source, TickSink sink) {
        MarketImport imports = new MarketImport(source);
        ImportReport report = imports.report();
        Map<SourceFile, String> files = imports.files(
                DatabentoImporter::named,
                sources ->
                        "no DBN file in " + sources + "; a file is called such as opra-pillar-20240119.trades.dbn.zst");
        FileContents contents = new FileContents();
        Map<SourceFile, String> read = imports.distinct(files, (file, name) -> contents.number(file));
        return imports.run(venue, sink, market -> {
            DbnContracts contracts = new DbnContracts(market);
            define(read.keySet(), contracts, report).forEach(file -> read(file, contracts, market, report));
        });
    }

    private static Optional<String> named(SourceFile file) {
        return Optional.of(file.fileName().toLowerCase(Locale.ROOT))
                .filter(name -> name.endsWith(".dbn") || name.endsWith(".dbn.zst"));
    }

    /** Reads metadata and definitions of all files, which hold for the records of every one. */
    private static List<SourceFile> define(Set<SourceFile> all, DbnContracts contracts, ImportReport report) {
        List<SourceFile> files = new ArrayList<>();
        List<DbnMetadata> symbols = new ArrayList<>();
        for (SourceFile file : all) {
            try (DbnFile open = new DbnFile(file)) {
                DbnMetadata metadata = open.metadata();
                if (!US.matcher(metadata.dataset()).matches()
                        || NOT_US.matcher(metadata.dataset()).matches()) {
                    report.malformedFile(
                            file,
                            RowError.ofName(
                                    file.name(),
                                    "dataset",
                                    metadata.dataset(),
                                    "OPRA.PILLAR and those of US stocks: no other has a venue's file"));
                    continue;
                }
                symbols.add(metadata);
                files.add(file);
                addDefinitions(open, contracts);
            }
        }
        symbols.forEach(contracts::add);
        return files;
    }

    private static void addDefinitions(DbnFile open, DbnContracts contracts) {
        int schema = open.metadata().schema();
        if (schema != DbnMetadata.DEFINITIONS && schema != DbnMetadata.MIXED) {
            return;
        }
        for (DbnRecord record = open.next(); record != null; record = open.next()) {
            if (DbnKind.of(record.kind()) == DbnKind.DEFINITION) {
                contracts.add(record);
            }
        }
    }

    private static void read(SourceFile file, DbnContracts contracts, ImportedMarket market, ImportReport report) {
        report.files().read(1);
        long records = 0;
        try (DbnFile open = new DbnFile(file)) {
            boolean standing = open.metadata().schema() == DbnMetadata.TRADES_WITH_QUOTE;
            DbnRows rows = new DbnRows(file.name(), standing, contracts, market, report);
            for (DbnRecord record = open.next(); record != null; record = open.next()) {
                records++;
                take(file, rows, record, open.number(), report);
            }
        }
        if (records == 0) {
            report.rejectFile(file, RejectReason.HEADER_ONLY);
        } else {
            report.files().accept(1);
        }
    }

    private static void take(SourceFile file, DbnRows rows, DbnRecord record, long number, ImportReport report) {
        String kind = DbnKind.of(record.kind()).label();
        report.rows(kind).read(1);
        try {
            Optional<RejectReason> reason = rows.take(record, number);
            if (reason.isPresent()) {
                report.rows(kind).reject(reason.get(), 1);
                report.nameFirst(reason.get(), file);
            } else {
                report.rows(kind).accept(1);
            }
        } catch (MalformedRowException e) {
            report.malformed(kind, e.error(), 1);
        } catch (VenueException e) {
            String id = Long.toString(record.instrumentId());
            report.malformed(
                    kind,
                    new RowError(
                            file.name(), number, "instrument_id", id, "what the venue's file knows: " + e.advice()),
                    1);
        }
    }
}
