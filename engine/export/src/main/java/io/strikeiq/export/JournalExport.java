package io.strikeiq.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strikeiq.export.ExportReport.ExportedRows;
import io.strikeiq.export.journal.ExportTables;
import io.strikeiq.export.journal.JournalTables;
import io.strikeiq.export.table.TableFormat;
import io.strikeiq.export.table.TableSchema;
import io.strikeiq.persistence.DurableFile;
import io.strikeiq.persistence.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Makes an export: reads the journals once, writes the tables, and counts every file by reading it before the export is in place. */
public final class JournalExport {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JournalExport() {}

    /**
     * Makes an export.
     *
     * @param place its folder
     * @param replace whether an export that is there is replaced
     * @param progress is given the number of records read of a journal now and then
     * @throws ExportException when it cannot be made; nothing of it is left, and what was at the place is as it was
     */
    public static ExportReport write(
            ExportRequest request, TableFormat format, Path place, boolean replace, LongConsumer progress) {
        ExportFolder folder = new ExportFolder(place);
        try {
            Path draft = folder.begin(replace);
            try {
                ExportReport report = write(request, format, draft, progress);
                DurableFile.write(
                        draft.resolve(ExportFolder.MANIFEST), JSON.writeValueAsString(report) + System.lineSeparator());
                folder.finish();
                return report;
            } finally {
                folder.abandon();
            }
        } catch (IOException e) {
            throw folder.fault(e);
        }
    }

    private static ExportReport write(ExportRequest request, TableFormat format, Path draft, LongConsumer progress)
            throws IOException {
        Map<String, Long> wanted = new LinkedHashMap<>();
        List<String> sources = new ArrayList<>();
        boolean complete = true;
        List<ExportedFile> files;
        try (ExportFiles tables = new ExportFiles(format, draft, request.run(), request.tables())) {
            if (request.ticks() != null) {
                JournalTables.Read read = JournalTables.ticks(request.ticks(), tables, progress);
                wanted.putAll(read.rows());
                complete = read.complete();
                sources.add(request.ticks().toAbsolutePath().normalize().toString());
            }
            if (request.signals() != null) {
                JournalTables.Read read = JournalTables.signals(request.signals(), request.cadence(), tables, progress);
                wanted.putAll(read.rows());
                complete &= read.complete();
                sources.add(request.signals().toAbsolutePath().normalize().toString());
            }
            wanted.keySet().retainAll(request.tables());
            files = tables.finish();
        }
        return new ExportReport(
                ExportReport.FORMAT,
                request.run(),
                format.suffix(),
                List.copyOf(sources),
                complete,
                request.cadence(),
                reconciled(wanted, files),
                files);
    }

    /** The tables, each with as many rows in its files as the journal has. */
    private static List<ExportedRows> reconciled(Map<String, Long> wanted, List<ExportedFile> files)
            throws IOException {
        List<ExportedRows> tables = new ArrayList<>();
        for (TableSchema table : ExportTables.ALL) {
            if (!wanted.containsKey(table.name())) {
                continue;
            }
            List<ExportedFile> own = files.stream()
                    .filter(file -> file.table().equals(table.name()))
                    .toList();
            long rows = own.stream().mapToLong(ExportedFile::rows).sum();
            if (rows != wanted.get(table.name())) {
                throw new IOException("table " + table.name() + " has " + rows + " rows, and the journal "
                        + wanted.get(table.name()));
            }
            tables.add(new ExportedRows(
                    table.name(),
                    rows,
                    own.size(),
                    own.stream().mapToLong(ExportedFile::bytes).sum()));
        }
        return List.copyOf(tables);
    }

    /**
     * What an export says of itself.
     *
     * @throws ExportException when the folder holds none, or one of a later version
     */
    public static ExportReport read(Path folder) {
        Path file = folder.resolve(ExportFolder.MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw ExportException.mistaken(folder + " holds no export: it has no " + ExportFolder.MANIFEST);
        }
        try {
            ExportReport report = JSON.readValue(Files.readString(file), ExportReport.class);
            if (report == null || report.tables() == null || report.files() == null || report.suffix() == null) {
                throw ExportException.mistaken(file + ": says nothing of an export");
            }
            if (report.format() > ExportReport.FORMAT) {
                throw ExportException.mistaken(file + ": is of format " + report.format()
                        + ", this program reads formats up to " + ExportReport.FORMAT);
            }
            return report;
        } catch (JsonProcessingException e) {
            throw ExportException.mistaken(file + ":"
                    + (e.getLocation() == null ? "" : e.getLocation().getLineNr() + ":")
                    + " is not the file of an export, or only a part of one");
        } catch (IOException e) {
            throw ExportException.failed(file + ": cannot be read: " + FileFault.reason(e), e);
        }
    }
}
