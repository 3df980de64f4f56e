package io.strikeiq.service.command;

import io.strikeiq.export.ExportFolder;
import io.strikeiq.export.ExportReport;
import io.strikeiq.export.ExportedFile;
import io.strikeiq.export.JournalExport;
import io.strikeiq.export.columnar.ColumnarEngine;
import io.strikeiq.export.columnar.ExportedTable;
import io.strikeiq.export.columnar.QueryRows;
import io.strikeiq.export.columnar.QuerySession;
import io.strikeiq.export.journal.ExportTables;
import io.strikeiq.export.table.TableSchema;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a query over exports. */
@Command(
        name = "sql",
        description = {
            "Answer a query over exports by DuckDB.",
            "The query is one SELECT on the tables ticks, depth, marks, instruments, signals, evidence, snapshots, chain,"
                    + " outcomes, metrics. It reads the exports and nothing else, and loads nothing from a network."
        })
public final class SqlCommand implements Callable<Integer> {
    private static final int MOST_SHOWN = 1_000;

    @Parameters(index = "0", paramLabel = "QUERY", description = "The query, such as \"select count(*) from ticks\".")
    private String query;

    @Parameters(index = "1", arity = "0..1", paramLabel = "EXPORT", description = "Folder of an export.")
    private Path export;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder whose exports are all read; column run tells them apart.")
    private Path data;

    @Option(names = "--csv", description = "Print the result as CSV.")
    private boolean csv;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (QuerySession session = ColumnarEngine.find().query(tables(exports()));
                QueryRows rows = session.ask(query)) {
            if (csv) {
                printCsv(rows);
            } else {
                print(rows);
            }
        }
        return ExitCode.OK;
    }

    private List<Path> exports() {
        if ((export == null) == (data == null)) {
            throw new UserException("name one export, or --data DIR for all exports in a folder");
        }
        if (export != null) {
            return List.of(export);
        }
        try (Stream<Path> folders = Files.list(data)) {
            List<Path> found = folders.filter(ExportFolder::isExport).sorted().toList();
            if (found.isEmpty()) {
                throw new UserException("--data " + data + ": no folder in it is an export");
            }
            return found;
        } catch (IOException e) {
            throw new UserException("--data " + data + ": " + FileFault.reason(e));
        }
    }

    private static List<ExportedTable> tables(List<Path> exports) {
        String suffix = null;
        for (Path each : exports) {
            ExportReport report = JournalExport.read(each);
            if (suffix != null && !suffix.equals(report.suffix())) {
                throw new UserException("the exports are of several formats, " + suffix + " and " + report.suffix()
                        + "; name one of them");
            }
            suffix = report.suffix();
            checkFiles(each, report);
        }
        List<ExportedTable> tables = new ArrayList<>();
        for (TableSchema table : ExportTables.ALL) {
            tables.add(new ExportedTable(
                    table,
                    exports.stream().map(each -> each.resolve(table.name())).toList(),
                    suffix));
        }
        return tables;
    }

    /** Of an export that has lost files, answers would be of the rest, and nobody would know. */
    private static void checkFiles(Path export, ExportReport report) {
        List<ExportedFile> lacking = report.files().stream()
                .filter(file -> !Files.isRegularFile(export.resolve(file.path())))
                .toList();
        if (!lacking.isEmpty()) {
            throw new UserException(export + " lacks " + lacking.size() + " of the "
                    + report.files().size()
                    + " files that its export.json names, such as "
                    + lacking.get(0).path()
                    + "; export it again");
        }
    }

    private void print(QueryRows rows) {
        List<String> columns = rows.columns();
        List<List<Object>> all = new ArrayList<>();
        long more = 0;
        while (rows.next()) {
            if (output.json() || all.size() < MOST_SHOWN) {
                List<Object> row = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.add(rows.value(i));
                }
                all.add(row);
            } else {
                more++;
            }
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("columns", columns);
        json.put("rows", all);
        output.result(json, text(rows, all, more));
    }

    private static String text(QueryRows rows, List<List<Object>> all, long more) {
        List<String> headings = new ArrayList<>();
        for (int i = 0; i < rows.columns().size(); i++) {
            headings.add((rows.isNumber(i) ? ">" : "") + rows.columns().get(i));
        }
        Table table = new Table(headings.toArray(String[]::new));
        for (List<Object> row : all) {
            table.row(row.stream().map(SqlCommand::shown).toArray(String[]::new));
        }
        return table + (more == 0 ? "" : "and " + more + " more; --csv and --json give all");
    }

    private static String shown(Object value) {
        return value == null ? "" : value.toString().replaceAll("\\p{Cntrl}", "?");
    }

    private void printCsv(QueryRows rows) {
        PrintWriter out = output.out();
        out.println(
                String.join(",", rows.columns().stream().map(SqlCommand::quoted).toList()));
        while (rows.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < rows.columns().size(); i++) {
                Object value = rows.value(i);
                line.append(i == 0 ? "" : ",").append(value == null ? "" : quoted(value.toString()));
            }
            out.println(line);
        }
        out.flush();
    }

    private static String quoted(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
