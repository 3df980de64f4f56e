package io.strikeiq.bench.report;

import io.strikeiq.service.cli.Table;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Prints every {@code target/reports/NAME.tsv} that the tests of the modules have written, one table per name, and
 * writes what it prints, and each table of all modules, to {@code target/reports} of the root. Then come the test classes
 * that took longest; the last line of the build says how many tests were skipped.
 */
final class TestReports {
    private static final String REFERENCES = "references";
    private static final String NUMBER = "-|[-+]?[\\d,]*\\.?\\d+(e[-+]?\\d+)?[%sx]?|NaN";

    /** Of each name the rows of all modules; the first row is the headings. */
    private final Map<String, List<String[]>> tables = new TreeMap<>();

    /**
     * Prints the tables of a project.
     *
     * @param args the root folder, then the folders of its modules
     */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        TestReports reports = new TestReports();
        SkippedTests skipped = new SkippedTests();
        SlowestTests slowest = new SlowestTests();
        for (String module : List.of(args).subList(1, args.length)) {
            reports.read(root.resolve(module).resolve("target/reports"));
            skipped.read(root.resolve(module).resolve("target/surefire-reports"));
            slowest.read(root.resolve(module).resolve("target"));
        }
        reports.sortReferences();
        Path folder = root.resolve("target/reports");
        reports.write(folder);
        System.out.println(reports);
        System.out.println(slowest);
        System.out.println("Also in " + folder + "\n");
        Files.writeString(folder.resolve("slowest.txt"), slowest.toString());
        String lastLine = skipped.toString();
        Files.writeString(folder.resolve("skipped.txt"), lastLine + "\n");
        printLast(lastLine);
    }

    /** Maven runs this in a thread group of its own, which is gone when Maven has said all that it has to say. */
    private static void printLast(String line) {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Runtime.getRuntime().addShutdownHook(new Thread(group, () -> console.println(line)));
    }

    /** Adds what the tests of one module have reported. */
    void read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            // The costs of all classes are a long table, of which the longest are shown.
            for (Path file : files.filter(
                            path -> path.toString().endsWith(".tsv") && !path.endsWith(SlowestTests.COSTS))
                    .sorted()
                    .toList()) {
                List<String[]> rows = Files.readAllLines(file).stream()
                        .map(line -> line.split("\t", -1))
                        .toList();
                String name = file.getFileName().toString().replace(".tsv", "");
                add(tables.computeIfAbsent(name, key -> new ArrayList<>()), rows, file);
            }
        }
    }

    private static void add(List<String[]> table, List<String[]> rows, Path file) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(file + ": no headings");
        }
        if (table.isEmpty()) {
            table.add(rows.get(0));
        }
        String headings = String.join("\t", table.get(0));
        if (!headings.equals(String.join("\t", rows.get(0)))) {
            throw new IllegalArgumentException(file + ": other headings than " + headings);
        }
        for (String[] row : rows.subList(1, rows.size())) {
            if (row.length != table.get(0).length) {
                throw new IllegalArgumentException(file + ": not as many cells as headings: " + String.join("|", row));
            }
            table.add(row);
        }
    }

    /** By area, for the order in which test classes run means nothing. */
    void sortReferences() {
        List<String[]> rows = tables.get(REFERENCES);
        if (rows != null) {
            rows.subList(1, rows.size()).sort(Comparator.comparing(row -> String.join("\t", row)));
        }
    }

    /** Writes {@code tables.txt}, which is what is printed, and one file per table. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("tables.txt"), toString());
        for (Map.Entry<String, List<String[]>> table : tables.entrySet()) {
            List<String> lines =
                    table.getValue().stream().map(row -> String.join("\t", row)).toList();
            Files.write(folder.resolve(table.getKey() + ".tsv"), lines);
        }
    }

    /** All tables, that of the references first. */
    @Override
    public String toString() {
        List<String> names = new ArrayList<>(tables.keySet());
        if (names.remove(REFERENCES)) {
            names.add(0, REFERENCES);
        }
        StringBuilder text = new StringBuilder(names.isEmpty() ? "No test has written a report" : "");
        for (String name : names) {
            text.append("\n== ").append(name).append(" ==\n").append(aligned(tables.get(name)));
        }
        return text.toString();
    }

    private static Table aligned(List<String[]> rows) {
        String[] headings = rows.get(0).clone();
        List<String[]> body = rows.subList(1, rows.size());
        for (int i = 0; i < headings.length; i++) {
            int column = i;
            if (body.stream().allMatch(row -> row[column].isEmpty() || row[column].matches(NUMBER))) {
                headings[i] = ">" + headings[i];
            }
        }
        Table table = new Table(headings);
        body.forEach(table::row);
        return table;
    }
}
