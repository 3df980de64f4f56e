package io.strikeiq.imports.deribit;

import io.strikeiq.imports.CsvColumns;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.RowCounts;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rows of one snapshot that can be used; every other row is counted with its reason. */
final class ChainSnapshot {
    /** Name of the rows in the report. */
    static final String ROWS = "option chain row";

    /** A snapshot takes minutes at most. */
    private static final long MOST_APART = 3_600_000_000_000L;

    private final SourceFile file;
    private final long named;
    private final long after;
    private final Venue venue;
    private final ImportReport report;
    private final RowCounts counts;
    private final List<ChainRow> rows = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private CsvColumns columns;
    private boolean broken;

    /**
     * @param named time in the file's name
     * @param after time of the last row of the snapshot before
     */
    ChainSnapshot(SourceFile file, long named, long after, Venue venue, ImportReport report) {
        this.file = file;
        this.named = named;
        this.after = after;
        this.venue = venue;
        this.report = report;
        this.counts = report.rows(ROWS);
    }

    /** Reads the file and counts it. */
    List<ChainRow> read() {
        report.files().read(1);
        long before = counts.read();
        file.forEachLine((number, text) -> {
            try {
                if (columns == null && !broken) {
                    broken = true;
                    columns = new CsvColumns(file.name(), number, text, ChainRow.NEEDED);
                    broken = false;
                } else {
                    counts.read(1);
                    row(number, text);
                }
            } catch (MalformedRowException e) {
                if (broken) {
                    report.malformedHeader(e.error());
                } else {
                    report.malformed(ROWS, e.error(), 1);
                }
            }
        });
        if (broken) {
            counts.reject(RejectReason.MALFORMED, counts.read() - before);
            report.rejectFile(file, RejectReason.MALFORMED);
        } else if (counts.read() == before) {
            report.rejectFile(file, RejectReason.HEADER_ONLY);
        } else {
            report.files().accept(1);
        }
        return rows;
    }

    private void row(long number, String text) throws MalformedRowException {
        if (broken) {
            return;
        }
        CsvRow csv = new CsvRow(file.name(), number, text, columns.names());
        ChainRow row = ChainRow.read(csv, columns);
        if (Math.abs(row.time() - named) > MOST_APART) {
            throw csv.wrong(columns.of("timestamp"), "a time within an hour of that in the file's name");
        }
        long expiryTime = expiryTime(csv, row);
        if (row.time() <= after) {
            counts.reject(RejectReason.BACK_IN_TIME, 1);
            report.nameFirst(RejectReason.BACK_IN_TIME, file);
        } else if (row.time() >= expiryTime) {
            counts.reject(RejectReason.AFTER_EXPIRY, 1);
        } else if (!names.add(row.name())) {
            counts.reject(RejectReason.DUPLICATE, 1);
        } else if (row.bid() > row.ask()) {
            counts.reject(RejectReason.CROSSED, 1);
        } else {
            counts.accept(1);
            rows.add(row);
        }
    }

    private long expiryTime(CsvRow csv, ChainRow row) throws MalformedRowException {
        try {
            return venue.expiryTime(venue.product(row.coin()), row.expiry());
        } catch (VenueException e) {
            throw csv.wrong(columns.of("currency"), "what the venue's file knows: " + e.advice());
        }
    }

    /** The median of the index levels that the rows of each coin show, which are some seconds apart. */
    static Map<String, Double> indices(List<ChainRow> rows) {
        Map<String, List<Double>> all = new TreeMap<>();
        rows.forEach(row ->
                all.computeIfAbsent(row.coin(), coin -> new ArrayList<>()).add(row.index()));
        Map<String, Double> medians = new TreeMap<>();
        all.forEach((coin, values) -> {
            values.sort(null);
            medians.put(coin, values.get(values.size() / 2));
        });
        return medians;
    }
}
