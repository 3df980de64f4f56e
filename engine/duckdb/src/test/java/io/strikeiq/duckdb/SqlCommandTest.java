package io.strikeiq.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.export.Recording;
import io.strikeiq.service.StrikeIq;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.run.WallClock;
import io.strikeiq.testing.LongTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@LongTest
class SqlCommandTest {
    @TempDir
    private static Path exports;

    private static Path export;

    /** What a command printed. */
    private record Printed(int exitCode, String out, String err) {}

    private static Printed run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        CommandLine commands = StrikeIq.commandLine(new Shutdown(onSignal -> {}), WallClock.SYSTEM, words);
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = commands.execute(words);
        return new Printed(code, out.toString(), err.toString());
    }

    @BeforeAll
    static void export() {
        export = exports.resolve("first");
        for (String name : new String[] {"first", "second"}) {
            Printed made =
                    run("export", Recording.signals(), exports.resolve(name), "--to", "parquet", "--tables", "signals");
            assertEquals(ExitCode.OK, made.exitCode(), made.err());
        }
    }

    @Test
    void shouldAnswerAsATableAsCsvAndAsJson() throws IOException {
        String query = "select engine, null as nothing, 'a,\"b' as text, min(time) as first from signals"
                + " group by engine order by engine";

        String table = run("sql", query, export).out();
        String csv = run("sql", query, export, "--csv").out();
        JsonNode json =
                new ObjectMapper().readTree(run("sql", query, export, "--json").out());

        assertTrue(table.startsWith("engine  nothing  text  first"), table);
        assertEquals(3, table.lines().count(), table);
        String[] lines = csv.lines().toArray(String[]::new);
        assertEquals("engine,nothing,text,first", lines[0]);
        assertTrue(lines[1].startsWith("first,,\"a,\"\"b\",20"), csv);
        assertEquals("first", json.at("/rows/0/0").textValue());
        assertTrue(json.at("/rows/0/1").isNull());
        assertTrue(json.at("/rows/0/3").textValue().endsWith("Z"));
    }

    @Test
    void shouldReadAllExportsOfAFolder() {
        String count = "select count(*) from signals";
        long one = Long.parseLong(
                run("sql", count, export, "--csv").out().lines().toList().get(1));

        Printed all = run("sql", count, "--data", exports, "--csv");

        assertEquals(2 * one, Long.parseLong(all.out().lines().toList().get(1)), all.err());
    }

    @Test
    void shouldReadAnExportWhoseFolderIsNamedLikeAPattern(@TempDir Path folder) {
        Path odd = folder.resolve("of [1] day's * export");
        run("export", Recording.signals(), odd, "--to", "csv", "--tables", "signals");
        String count = "select count(*) from signals";

        Printed answer = run("sql", count, odd, "--csv");

        assertEquals(run("sql", count, export, "--csv").out(), answer.out(), answer.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--gzip"})
    void shouldReadAnExportOfAnEarlierVersionThatLacksColumns(String packing, @TempDir Path folder) throws IOException {
        Path old = exportOfSignals(folder.resolve("old"), packing);
        List<Path> files;
        try (Stream<Path> tree = Files.walk(old)) {
            files = tree.filter(file -> file.toString().contains(".csv")).toList();
        }
        for (Path file : files.subList(0, 1)) {
            removeLastColumn(file, !packing.isEmpty());
        }
        String query =
                "select count(*) as n, count(model_count) < count(*) as lacks, min(strength) > 0 as read from signals";

        Printed answer = run("sql", query, old, "--csv");

        String count = run("sql", "select count(*) from signals", export, "--csv")
                .out()
                .lines()
                .toList()
                .get(1);
        assertEquals(
                List.of("n,lacks,read", count + ",true,true"),
                answer.out().lines().toList(),
                answer.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--gzip"})
    void shouldNameAFileOfAnExportThatIsCutOff(String packing, @TempDir Path folder) throws IOException {
        Path cut = exportOfSignals(folder.resolve("cut"), packing);
        Path file;
        try (Stream<Path> tree = Files.walk(cut)) {
            file = tree.filter(each -> each.toString().contains(".csv"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.write(file, new byte[0]);

        Printed answer = run("sql", "select count(*) from signals", cut);

        assertEquals(ExitCode.USAGE, answer.exitCode());
        assertTrue(answer.err().startsWith(file + " cannot be read: "), answer.err());
    }

    @Test
    void shouldNameTheRowOfAFileThatIsNoneInOneLine(@TempDir Path folder) throws IOException {
        Path broken = exportOfSignals(folder.resolve("broken"), "");
        Path file = csv(broken);
        long lines = Files.readAllLines(file).size();
        Files.writeString(file, "1,2\n", StandardOpenOption.APPEND);

        Printed answer = run("sql", "select sum(strength) from signals", broken);

        assertEquals(ExitCode.USAGE, answer.exitCode());
        assertTrue(answer.err().startsWith(file + ", line " + (lines + 1) + ": "), answer.err());
        assertEquals(1, answer.err().lines().count(), answer.err());
    }

    @Test
    void shouldNotAnswerOverAnExportThatHasLostAFile(@TempDir Path folder) throws IOException {
        Path less = exportOfSignals(folder.resolve("less"), "");
        Path file = csv(less);
        Files.delete(file);

        Printed answer = run("sql", "select count(*) from signals", less);

        assertEquals(ExitCode.USAGE, answer.exitCode());
        assertTrue(answer.err().contains("lacks 1 of the "), answer.err());
        assertTrue(answer.err().contains(less.relativize(file).toString()), answer.err());
    }

    @Test
    void shouldSayThatAManifestIsOnlyAPart(@TempDir Path folder) throws IOException {
        Path part = exportOfSignals(folder.resolve("part"), "");
        Files.writeString(part.resolve("export.json"), "{");

        Printed answer = run("sql", "select 1", part);

        assertEquals(ExitCode.USAGE, answer.exitCode());
        assertEquals(
                part.resolve("export.json") + ":1: is not the file of an export, or only a part of one",
                answer.err().strip());
    }

    private static Path csv(Path export) throws IOException {
        try (Stream<Path> tree = Files.walk(export)) {
            return tree.filter(each -> each.toString().endsWith(".csv"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path exportOfSignals(Path to, String packing) {
        List<Object> words =
                new ArrayList<>(List.of("export", Recording.signals(), to, "--to", "csv", "--tables", "signals"));
        if (!packing.isEmpty()) {
            words.add(packing);
        }
        run(words.toArray());
        return to;
    }

    private static void removeLastColumn(Path file, boolean isPacked) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(
                isPacked ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes,
                StandardCharsets.UTF_8);
        byte[] less = text.replaceAll("(?m),[^,\n]*$", "").getBytes(StandardCharsets.UTF_8);
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = isPacked ? new GZIPOutputStream(plain) : plain) {
            out.write(less);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select strenght from signals | Candidate bindings",
                "select 1 from nowhere | nowhere",
                "selec 1 | syntax error",
                "drop table signals | a query is one SELECT",
                "select * from enable_logging(storage := 'file') | a query is one SELECT",
                "with a as (from main.Enable_Profiling()) select * from a | a query is one SELECT",
                "from query('from enable_logging()') | a query is one SELECT",
                "select write_log('line') from signals | a query is one SELECT"
            })
    void shouldMeetAMistakeInAQueryWithOneMessage(String query, String message) {
        Printed mistaken = run("sql", query, export);

        assertEquals(ExitCode.USAGE, mistaken.exitCode());
        assertTrue(mistaken.err().contains(message), mistaken.err());
        assertEquals("", mistaken.out());
        assertTrue(!mistaken.err().contains("Exception") && !mistaken.err().contains("\tat "), mistaken.err());
    }

    @Test
    void shouldSayWhatIsNoExport() {
        Printed none = run("sql", "select 1", exports);
        Printed both = run("sql", "select 1", export, "--data", exports);

        assertEquals(ExitCode.USAGE, none.exitCode());
        assertTrue(none.err().contains("holds no export: it has no export.json"), none.err());
        assertEquals(ExitCode.USAGE, both.exitCode());
        assertTrue(both.err().contains("name one export, or --data DIR"), both.err());
    }
}
