package io.strikeiq.imports.binance;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.imports.ClockedSink;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportFormat;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.NaturalOrder;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.RowCounts;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.imports.SourceTree;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns recorded Binance futures streams into ticks of one perpetual, in the order in which the messages were received. Files are
 * read in the order of the dates and part numbers in their names.
 */
public final class BinanceImporter implements Importer {
    /** A recording is called by symbol and date. */
    private static final Pattern NAME = Pattern.compile("([a-z0-9]{1,20})_([0-9]{8}).*?(\\.gz|\\.txt|\\.json|\\.log)");

    private static final NaturalOrder NATURAL = new NaturalOrder();

    /** By date, then part, then folder. */
    private static final Comparator<Recording> BY_TIME = Comparator.comparing(Recording::date)
            .thenComparing(recording -> recording.file().fileName(), NATURAL)
            .thenComparing(recording -> recording.file().name(), NATURAL);

    private record Recording(SourceFile file, String symbol, String date) {}

    private final Venue venue;

    /** By the venue's file that comes with StrikeIQ. */
    public BinanceImporter() {
        this(VenueFiles.shipped());
    }

    /** By the venue's file of a folder, where it has one. */
    public BinanceImporter(VenueFiles venues) {
        this.venue = venues.venue("BINANCE");
    }

    /** The format, for the list of commands. */
    public static ImportFormat format() {
        return ImportFormat.of(
                "binance",
                "btcusdt_20240808.gz --journal data/btc",
                (venues, settings) -> new BinanceImporter(venues),
                "Import a recorded Binance futures stream: book differences, best quotes and trades of one perpetual.",
                "The book is built from a snapshot and chained differences; a gap is reported.");
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public ImportReport run(SourceTree source, TickSink sink) {
        ImportReport report = new ImportReport(source);
        List<Recording> recordings = recordings(source, report);
        String symbol = recordings.get(0).symbol();
        for (Recording recording : recordings) {
            if (!recording.symbol().equals(symbol)) {
                throw ImportException.mistaken(
                        recording.file().name() + ": one journal holds one symbol, and this one holds " + symbol);
            }
        }
        ClockedSink clocked = new ClockedSink(sink, report);
        StreamMessages messages = new StreamMessages(venue, symbol, clocked, report);
        recordings.forEach(recording -> read(recording.file(), messages, report));
        messages.finish();
        clocked.finish();
        report.check();
        return report;
    }

    private static List<Recording> recordings(SourceTree source, ImportReport report) {
        List<Recording> recordings = new ArrayList<>();
        for (SourceFile file : source.files()) {
            Matcher name = NAME.matcher(file.fileName());
            if (name.matches()) {
                recordings.add(new Recording(file, name.group(1), name.group(2)));
            } else {
                report.ignore(file);
            }
        }
        if (recordings.isEmpty()) {
            throw ImportException.mistaken(
                    "no Binance recording in " + source.sources() + "; a file is called such as btcusdt_20240808.gz");
        }
        recordings.sort(BY_TIME);
        return recordings;
    }

    private static void read(SourceFile file, StreamMessages messages, ImportReport report) {
        report.files().read(1);
        RowCounts before = report.rows();
        file.forEachLine((number, text) -> messages.line(file.name(), number, text));
        RowCounts after = report.rows();
        for (RejectReason reason : List.of(RejectReason.DUPLICATE, RejectReason.BACK_IN_TIME)) {
            if (after.rejected(reason) > before.rejected(reason)) {
                report.nameFirst(reason, file);
            }
        }
        if (after.read() == before.read()) {
            report.rejectFile(file, RejectReason.HEADER_ONLY);
        } else {
            report.files().accept(1);
        }
    }
}
