package io.strikeiq.export;

import java.util.List;

/**
 * What an export holds; its file {@value ExportFolder#MANIFEST} as JSON.
 *
 * @param format version of the layout of exports
 * @param run value of column {@code run}
 * @param suffix how the names of its files end
 * @param sources the journals, absolute
 * @param complete whether each journal had its end; false of one that was still being written, or cut off
 * @param cadence nanoseconds of event time between two rows of a metric
 * @param tables the tables, those without a row included
 * @param files all files
 */
public record ExportReport(
        int format,
        String run,
        String suffix,
        List<String> sources,
        boolean complete,
        long cadence,
        List<ExportedRows> tables,
        List<ExportedFile> files) {
    /** The layout of this version. */
    public static final int FORMAT = 1;

    /**
     * A table of an export.
     *
     * @param rows rows of all its files, which are as many as the journal has
     */
    public record ExportedRows(String table, long rows, int files, long bytes) {}
}
