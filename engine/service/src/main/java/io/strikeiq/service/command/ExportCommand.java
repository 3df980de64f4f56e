package io.strikeiq.service.command;

import io.strikeiq.export.ExportReport;
import io.strikeiq.export.ExportReport.ExportedRows;
import io.strikeiq.export.ExportRequest;
import io.strikeiq.export.JournalExport;
import io.strikeiq.export.columnar.ColumnarEngine;
import io.strikeiq.export.csv.CsvFormat;
import io.strikeiq.export.journal.ExportTables;
import io.strikeiq.export.table.TableFormat;
import io.strikeiq.export.table.TableSchema;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.JournalKind;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Progress;
import io.strikeiq.service.cli.Table;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.run.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes journals as tables that other tools read. */
@Command(
        name = "export",
        description = {
            "Write a run or a journal as tables for pandas, polars, DuckDB and others.",
            "Ticks, depth, marks, instruments, signals, evidence, snapshots, chain, outcomes, metrics; a folder for each day and"
                    + " symbol. Every file is read again and its rows counted before the export is in place; Parquet needs"
                    + " DuckDB, CSV nothing."
        })
public final class ExportCommand implements Callable<Integer> {
    /** The formats. */
    enum Format {
        PARQUET,
        CSV
    }

    @Parameters(index = "0", paramLabel = "RUN|JOURNAL", description = "Id or folder of a run, or folder of a journal.")
    private String source;

    @Parameters(index = "1", paramLabel = "DIR", description = "Folder of the export, to be made.")
    private Path place;

    @Option(names = "--to", required = true, paramLabel = "FORMAT", description = "parquet (packed by zstd) or csv.")
    private Format format;

    @Option(names = "--gzip", description = "Pack CSV by gzip.")
    private boolean gzip;

    @Option(
            names = "--tables",
            split = ",",
            paramLabel = "TABLE",
            description = "The tables wanted, with commas between; all when not given.")
    private Set<String> tables;

    @Option(
            names = "--metrics-every",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Cadence of table metrics in event time (60).")
    private long cadence;

    @Option(names = "--replace", description = "Replace an export that is there.")
    private boolean replace;

    @Mixin
    private ConfigOption config;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        if (gzip && format != Format.CSV) {
            throw new UserException("--gzip packs CSV; Parquet is packed by zstd");
        }
        if (cadence < 1 || cadence > 86_400) {
            throw new UserException("--metrics-every " + cadence + ": allowed 1 to 86400 seconds");
        }
        ExportRequest request = request();
        ExportReport report;
        try (TableFormat files =
                        format == Format.PARQUET ? ColumnarEngine.find().parquet() : new CsvFormat(gzip);
                Progress progress = output.progress("export", "records", 0)) {
            report = JournalExport.write(request, files, place, replace, progress::at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!report.complete()) {
            output.err().println("a journal has no end: it is being written, or was cut off; what it had is exported");
            output.err().flush();
        }
        output.result(json(report), text(report));
        return ExitCode.OK;
    }

    private ExportRequest request() {
        Path folder = Path.of(source);
        if (!Files.exists(folder.resolve("run.json")) && JournalInspector.isJournal(folder)) {
            boolean isTicks = JournalInspector.kind(folder) == JournalKind.TICKS;
            String name = folder.toAbsolutePath().normalize().getFileName().toString();
            return new ExportRequest(
                    name,
                    isTicks ? folder : null,
                    isTicks ? null : folder,
                    wanted(isTicks ? ExportTables.OF_TICKS : ExportTables.OF_SIGNALS),
                    nanos());
        }
        RunFolder run = RunFolder.find(source, this::dataFolder);
        Set<String> wanted = wanted(ExportTables.ALL);
        return new ExportRequest(
                run.runId(),
                journal(run, run.tickJournal(), ExportTables.OF_TICKS, wanted),
                journal(run, run.signals(), ExportTables.OF_SIGNALS, wanted),
                wanted,
                nanos());
    }

    private Path dataFolder() {
        if (!config.isNamed()) {
            throw new UserException(source + " is no folder of a run or journal; the id of a run needs --config FILE,"
                    + " or STRIKEIQ_CONFIG=FILE in the environment");
        }
        return config.load().dataFolder();
    }

    private long nanos() {
        return cadence * 1_000_000_000L;
    }

    /** The names wanted, which a source must have. */
    private Set<String> wanted(Collection<TableSchema> there) {
        Set<String> names = new LinkedHashSet<>();
        there.forEach(table -> names.add(table.name()));
        if (tables == null) {
            return names;
        }
        for (String table : tables) {
            if (!names.contains(table)) {
                throw new UserException(
                        "--tables: " + source + " has no table '" + table + "'; allowed " + String.join(", ", names));
            }
        }
        return tables;
    }

    /** The journal of a run where one of its tables is wanted, else null. */
    private static Path journal(RunFolder run, Path journal, List<TableSchema> own, Set<String> wanted) {
        if (own.stream().noneMatch(table -> wanted.contains(table.name()))) {
            return null;
        }
        if (!JournalInspector.isJournal(journal)) {
            throw new UserException(
                    ExitCode.FAILURE,
                    "run " + run.runId() + ": its journal " + journal + " is not there; --tables without "
                            + String.join(
                                    ", ", own.stream().map(TableSchema::name).toList())
                            + " exports the rest");
        }
        return journal;
    }

    private Map<String, Object> json(ExportReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("export", place.toString());
        json.put("run", report.run());
        json.put("sources", report.sources());
        json.put("complete", report.complete());
        json.put("tables", report.tables());
        return json;
    }

    private String text(ExportReport report) {
        Table table = new Table("table", ">rows", ">files", ">KiB");
        for (ExportedRows rows : report.tables()) {
            table.row(rows.table(), count(rows.rows()), count(rows.files()), count((rows.bytes() + 1023) / 1024));
        }
        return table + "each file was read again: as many rows as the journal has records of them"
                + System.lineSeparator() + "export  " + place;
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
