package io.strikeiq.imports.bhavcopy;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.imports.CsvTable;
import io.strikeiq.imports.ImportFormat;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.MarketImport;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.imports.SourceTree;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueFiles;
import java.util.Map;
import java.util.Set;

/** Turns NSE's end-of-day files of derivatives into ticks: of each option the close with the day's volume, and open interest. */
public final class BhavcopyImporter implements Importer {
    static final String ROWS = "contract of a day";

    private final Venue venue;

    /** By the venue's file that comes with StrikeIQ. */
    public BhavcopyImporter() {
        this(VenueFiles.shipped());
    }

    /** By the venue's file of a folder, where it has one. */
    public BhavcopyImporter(VenueFiles venues) {
        this.venue = venues.venue("NSE");
    }

    /** The format, for the list of commands. */
    public static ImportFormat format() {
        return ImportFormat.of(
                "bhavcopy",
                "BhavCopy_NSE_FO_0_0_0_20240814_F_0000.csv.zip --journal data/eod",
                (venues, settings) -> new BhavcopyImporter(venues),
                "Import NSE's end-of-day file of derivatives, in the format of until July 2024 and the unified one since.",
                "Closes are stamped at the close of the day, open interest in the evening, when the file is out.");
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public ImportReport run(SourceTree source, TickSink sink) {
        MarketImport imports = new MarketImport(source);
        ImportReport report = imports.report();
        Map<SourceFile, BhavcopyFormat> files = imports.files(
                BhavcopyFormat::of,
                sources -> "no bhavcopy in " + sources
                        + "; a file is called such as fo02JUL2024bhav.csv or BhavCopy_NSE_FO_0_0_0_20240814_F_0000.csv");
        Set<Object> seen = BhavcopyRows.nothingSeen();
        return imports.run(
                venue,
                sink,
                market -> files.forEach((file, format) -> new CsvTable(file, ROWS, ',', report)
                        .read(format.columns(), new BhavcopyRows(format, market, report, seen))));
    }
}
