package io.strikeiq.export;

import io.strikeiq.export.table.RowSink;
import io.strikeiq.export.table.Rows;
import io.strikeiq.export.table.TableFile;
import io.strikeiq.export.table.TableFormat;
import io.strikeiq.export.table.TableSchema;
import io.strikeiq.persistence.OwnerOnly;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The files of an export, one or more for each partition. A bounded number is open: the one that had no row for the longest is
 * closed for another, and the largest where too many rows are held in memory; the next row of its partition begins a new one.
 */
final class ExportFiles implements Rows, Closeable {
    private static final int MOST_OPEN = 64;
    private static final long DAY = 86_400_000_000_000L;

    private final TableFormat format;
    private final Path folder;
    private final String run;
    private final Set<String> tables;
    private final Map<Partition, TableFile> open = new LinkedHashMap<>(2 * MOST_OPEN, 0.75f, true);
    private final Map<Partition, Integer> parts = new HashMap<>();
    private final List<ExportedFile> written = new ArrayList<>();
    private long held;

    ExportFiles(TableFormat format, Path folder, String run, Set<String> tables) {
        this.format = format;
        this.folder = folder;
        this.run = run;
        this.tables = tables;
    }

    @Override
    public boolean wants(TableSchema table) {
        return tables.contains(table.name());
    }

    @Override
    public RowSink begin(TableSchema table, long time, String symbol) throws IOException {
        if (++held > format.mostHeld()) {
            closeLargest();
        }
        Partition partition = new Partition(table.name(), Math.floorDiv(time, DAY), symbol);
        TableFile file = open.get(partition);
        if (file == null) {
            file = create(partition, table);
        }
        return file;
    }

    private TableFile create(Partition partition, TableSchema table) throws IOException {
        if (open.size() == MOST_OPEN) {
            Iterator<Map.Entry<Partition, TableFile>> eldest = open.entrySet().iterator();
            Map.Entry<Partition, TableFile> closed = eldest.next();
            eldest.remove();
            close(closed.getKey(), closed.getValue());
        }
        Path place = folder.resolve(partition.folder());
        OwnerOnly.createDirectories(place);
        int part = parts.merge(partition, 1, Integer::sum) - 1;
        TableFile file = format.create(
                place.resolve(String.format(Locale.ROOT, "part-%04d%s", part, format.suffix())), table, run);
        open.put(partition, file);
        return file;
    }

    private void closeLargest() throws IOException {
        Map.Entry<Partition, TableFile> largest = null;
        for (Map.Entry<Partition, TableFile> each : open.entrySet()) {
            if (largest == null || each.getValue().rows() > largest.getValue().rows()) {
                largest = each;
            }
        }
        if (largest != null) {
            Partition partition = largest.getKey();
            close(partition, open.remove(partition));
        }
    }

    private void close(Partition partition, TableFile file) throws IOException {
        try {
            file.close();
        } catch (IOException | RuntimeException e) {
            abandon(file, e);
            throw e;
        }
        held -= file.rows();
        long rows = format.count(file.path());
        if (rows != file.rows()) {
            throw new IOException(file.path() + " has " + rows + " rows, and " + file.rows() + " were written");
        }
        written.add(new ExportedFile(
                partition.table(), folder.relativize(file.path()).toString(), rows, Files.size(file.path())));
    }

    private static void abandon(TableFile file, Exception reason) {
        try {
            file.abandon();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Closes all files and returns them, each read again and counted. */
    List<ExportedFile> finish() throws IOException {
        for (Map.Entry<Partition, TableFile> each : List.copyOf(open.entrySet())) {
            open.remove(each.getKey());
            close(each.getKey(), each.getValue());
        }
        return List.copyOf(written);
    }

    /** Gives up what is open, all of it though one file cannot be closed. */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (TableFile file : open.values()) {
            try {
                file.abandon();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        open.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
