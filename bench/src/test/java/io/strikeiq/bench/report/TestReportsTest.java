package io.strikeiq.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {
    @TempDir
    Path root;

    private final TestReports reports = new TestReports();

    @Test
    void shouldAlignTheTablesOfAllModulesReferencesFirst() throws IOException {
        report("a", "days.tsv", "day\tsignals", "2015-12-24\t7");
        report("a", "references.tsv", "area\terror\tresult", "vega\t1.2e-15\twithin", "theta\t3.00e-9\tOUTSIDE");
        report("b", "references.tsv", "area\terror\tresult", "flow\t-\tnot run");
        reports.read(root.resolve("a"));
        reports.read(root.resolve("b"));
        reports.sortReferences();
        assertEquals(
                List.of(
                        "",
                        "== references ==",
                        "area     error  result",
                        "flow         -  not run",
                        "theta  3.00e-9  OUTSIDE",
                        "vega   1.2e-15  within",
                        "",
                        "== days ==",
                        "day         signals",
                        "2015-12-24        7"),
                reports.toString().lines().toList());
    }

    @Test
    void shouldWriteWhatItPrintsAndOneFilePerTable() throws IOException {
        report("a", "days.tsv", "day\tsignals", "2015-12-24\t7");
        report("b", "days.tsv", "day\tsignals", "2019-07-01\t5");
        reports.read(root.resolve("a"));
        reports.read(root.resolve("b"));
        reports.write(root.resolve("all"));
        assertEquals(reports.toString(), Files.readString(root.resolve("all/tables.txt")));
        assertEquals(
                List.of("day\tsignals", "2015-12-24\t7", "2019-07-01\t5"),
                Files.readAllLines(root.resolve("all/days.tsv")));
    }

    @Test
    void shouldSayThatThereIsNoReport() throws IOException {
        reports.read(root.resolve("absent"));
        reports.sortReferences();
        assertEquals("No test has written a report", reports.toString());
    }

    @Test
    void shouldNameTheFileWhoseRowsDoNotFit() throws IOException {
        report("a", "days.tsv", "day\tsignals", "2015-12-24");
        Exception refusal = assertThrows(IllegalArgumentException.class, () -> reports.read(root.resolve("a")));
        assertTrue(refusal.getMessage().contains("days.tsv: not as many cells"), refusal::getMessage);
    }

    private void report(String module, String name, String... lines) throws IOException {
        Files.createDirectories(root.resolve(module));
        Files.write(root.resolve(module).resolve(name), List.of(lines));
    }
}
