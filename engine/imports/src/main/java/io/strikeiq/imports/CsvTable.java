package io.strikeiq.imports;

import io.strikeiq.venue.VenueException;
import java.util.List;
import java.util.Optional;

/** Reads a file of rows below a header, or a table that a {@link TableReader} reads, one by one, and counts what becomes of the file and of each row. */
public final class CsvTable {
    /** Takes the rows. */
    @FunctionalInterface
    public interface Rows {
        /**
         * Takes one row.
         *
         * @return why it gives no tick; empty when it is accepted
         * @throws MalformedRowException when a field cannot be read
         * @throws VenueException when the venue's file does not know what the row is of
         */
        Optional<RejectReason> take(CsvRow row, CsvColumns columns) throws MalformedRowException;
    }

    /** A row that was accepted. */
    public static final Optional<RejectReason> ACCEPTED = Optional.empty();

    private final SourceFile file;
    private final String kind;
    private final char separator;
    private final ImportReport report;
    private final RowCounts counts;
    private List<String> given = List.of();
    private CsvColumns columns;
    private boolean broken;

    /**
     * @param kind name of the rows in the report
     * @param separator between fields
     */
    public CsvTable(SourceFile file, String kind, char separator, ImportReport report) {
        this.file = file;
        this.kind = kind;
        this.separator = separator;
        this.report = report;
        this.counts = report.rows(kind);
    }

    /** Gives the columns of a file that has no header; an empty list leaves it to the first line. */
    public CsvTable named(List<String> names) {
        given = List.copyOf(names);
        return this;
    }

    /** Reads the file to its end. */
    public void read(List<String> needed, Rows rows) {
        report.files().read(1);
        long before = counts.read();
        Optional<TableReader> reader = TableReader.of(file);
        if (reader.isPresent()) {
            readTable(reader.get(), needed, rows);
        } else {
            readLines(needed, rows);
        }
        if (broken) {
            report.rejectFile(file, RejectReason.MALFORMED);
        } else if (counts.read() == before) {
            report.rejectFile(file, RejectReason.HEADER_ONLY);
        } else {
            report.files().accept(1);
        }
    }

    private void readLines(List<String> needed, Rows rows) {
        file.forEachLine((number, text) -> {
            boolean header = columns == null && !broken;
            if (header) {
                header(number, given.isEmpty() ? CsvFields.quoted(text, separator) : given, needed);
            }
            if (!header || !given.isEmpty()) {
                row(number, text, CsvFields.quoted(text, separator), rows);
            }
        });
    }

    /** A table that names its columns itself; a row's number is its line. */
    private void readTable(TableReader reader, List<String> needed, Rows rows) {
        try (TableRows table = reader.open(file.onDisk())) {
            header(0, table.columns(), needed);
            long number = 0;
            for (List<String> row = table.next(); row != null; row = table.next()) {
                number++;
                row(number, String.join(",", row), row, rows);
            }
        }
    }

    private void header(long number, List<String> names, List<String> needed) {
        try {
            columns = new CsvColumns(file.name(), number, String.join(" ", names), names, needed);
        } catch (MalformedRowException e) {
            broken = true;
            report.malformedHeader(e.error());
        }
    }

    private void row(long number, String text, List<String> split, Rows rows) {
        counts.read(1);
        if (broken) {
            counts.reject(RejectReason.MALFORMED, 1);
            return;
        }
        try {
            List<String> fields = split;
            // Some exporters end each row, but not the header, with a separator.
            if (fields.size() == columns.names().size() + 1
                    && fields.get(fields.size() - 1).isEmpty()) {
                fields = fields.subList(0, fields.size() - 1);
            }
            Optional<RejectReason> reason =
                    rows.take(new CsvRow(file.name(), number, text, fields, columns.names()), columns);
            if (reason.isPresent()) {
                counts.reject(reason.get(), 1);
                report.nameFirst(reason.get(), file);
            } else {
                counts.accept(1);
            }
        } catch (MalformedRowException e) {
            report.malformed(kind, e.error(), 1);
        } catch (VenueException e) {
            report.malformed(
                    kind,
                    new RowError(file.name(), number, "all", text, "what the venue's file knows: " + e.advice()),
                    1);
        }
    }
}
