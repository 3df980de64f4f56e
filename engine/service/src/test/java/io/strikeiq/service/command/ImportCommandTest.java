package io.strikeiq.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.TextSource;
import io.strikeiq.imports.formats.ImportFormats;
import io.strikeiq.imports.lean.LeanImporter;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.Failures;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The import commands from their arguments to the journal on disk. */
@LongTest
final class ImportCommandTest {
    private static final String QUOTES = "20151224_goog_minute_quote.csv";
    private static final String BAR = "34200000,100,100,100,100,1,200,200,200,200,1";

    @TempDir
    private Path folder;

    private Path journal;
    private TextSource source;
    private Instant now = Instant.parse("2026-01-05T10:00:00Z");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void open() {
        journal = folder.resolve("journal");
        source = new TextSource(folder.resolve("source"));
    }

    private int execute(String... arguments) {
        Failures failures = new Failures();
        CommandLine commands = new CommandLine(new ImportCommand(), new CommandFactory(() -> now));
        commands.setExecutionExceptionHandler(failures);
        commands.setParameterExceptionHandler(failures);
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(err));
        return commands.execute(arguments);
    }

    private int importLean(String... more) {
        Stream<String> arguments = Stream.of("lean", source.folder().toString(), "--journal", journal.toString());
        return execute(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.equals(source.folder())).toList();
        }
    }

    @Test
    void shouldWriteTheTicksOfTheImporterToTheJournal() {
        source.file(QUOTES, BAR, BAR.replace("34200000", "34260000"));
        assertEquals(ExitCode.OK, importLean(), err.toString());
        RecordedTicks expected = new RecordedTicks();
        new LeanImporter().run(List.of(source.folder()), expected);
        MarketEvent slot = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(journal)) {
            assertEquals("lean", reader.info().source());
            for (MarketEvent tick : expected.all()) {
                assertTrue(reader.next(slot));
                assertEquals(tick.type, slot.type);
                assertEquals(tick.exchangeTime, slot.exchangeTime);
                assertEquals(tick.instrumentId, slot.instrumentId);
            }
            assertFalse(reader.next(slot));
        }
        assertTrue(out.toString().contains("equity quote bar"), out.toString());
    }

    @Test
    void shouldListEveryFormatOfTheListOnItsHelpPage() {
        CommandLine imports = new CommandLine(new ImportCommand(), new CommandFactory(() -> now));
        String page = imports.getUsageMessage();
        ImportFormats.all()
                .forEach(format -> assertTrue(
                        page.contains("  " + format.name())
                                && imports.getSubcommands().containsKey(format.name()),
                        page));
    }

    @Test
    void shouldSayWhatParquetNeedsWhereItIsNotThere() throws IOException {
        source.file("fo01JUL2019bhav.parquet", "PAR1");
        assertEquals(ExitCode.USAGE, execute("bhavcopy", source.folder().toString(), "--journal", journal.toString()));
        assertTrue(err.toString().contains("fo01JUL2019bhav.parquet: Parquet and SQL need DuckDB"), err::toString);
        assertEquals(List.of(), left());
    }

    @Test
    void shouldPrintTheReportAsOneJsonObject() throws IOException {
        source.file(QUOTES, BAR);
        assertEquals(ExitCode.OK, importLean("--json"), err.toString());
        String[] lines = out.toString().strip().split("\n", -1);
        JsonNode report = new ObjectMapper().readTree(lines[lines.length - 1]);
        assertEquals(1, report.path("rows").path("accepted").asInt());
        assertEquals(1, report.path("ticksByType").path("QUOTE").asInt());
        assertEquals(journal.toString(), report.path("journal").asText());
    }

    @Test
    void shouldWarnWhenTheCalendarOfTheVenueIsAboutToEnd() {
        source.file(QUOTES, BAR);
        assertEquals(ExitCode.OK, importLean(), err.toString());
        assertEquals("", err.toString());
        journal = folder.resolve("later");
        now = Instant.parse("2028-11-01T00:00:00Z");
        assertEquals(ExitCode.OK, importLean(), err.toString());
        assertTrue(
                err.toString().contains("warning: ") && err.toString().contains("ends on 2028-12-31"), err::toString);
    }

    @Test
    void shouldKeepTheJournalAndSayByItsExitCodeThatRowsAreMalformed() {
        source.file(QUOTES, BAR, "34260000,x");
        assertEquals(ExitCode.DAMAGED, importLean());
        assertTrue(Files.isDirectory(journal));
        assertTrue(out.toString().contains("line 2, field 'all'"), out.toString());
    }

    @Test
    void shouldLeaveNothingBehindWhenAnArchiveIsDamaged() throws IOException {
        source.file(QUOTES, BAR).file("20151224_quote.zip", "this is no archive");
        assertEquals(ExitCode.FAILURE, importLean());
        assertTrue(err.toString().contains("cannot read"), err.toString());
        assertTrue(err.toString().contains("20151224_quote.zip"), err.toString());
        assertEquals(List.of(), left());
    }

    @Test
    void shouldLeaveNothingBehindWhenTheSourceIsOfAnotherFormat() throws IOException {
        source.file(QUOTES, BAR);
        assertEquals(ExitCode.USAGE, execute("nse", source.folder().toString(), "--journal", journal.toString()));
        assertTrue(err.toString().contains("NIFTY_01-07-2019_09:30.csv"), err.toString());
        assertEquals(List.of(), left());
    }

    @Test
    void shouldSayByItsExitCodeThatNoRowWasAcceptedAndWriteNoJournal() throws IOException {
        source.file(QUOTES.replace("20151224", "20151225"), BAR);
        assertEquals(ExitCode.NOTHING_ACCEPTED, importLean());
        assertTrue(out.toString().contains("no row was accepted; no journal was written"), out.toString());
        assertTrue(out.toString().contains("holiday"), out.toString());
        assertFalse(out.toString().contains("null"), out.toString());
        assertEquals(List.of(), left());
    }

    @Test
    void shouldSayByItsExitCodeThatTheNameOfAFileIsWrong() {
        source.file(QUOTES, BAR).file(QUOTES.replace("20151224", "20150229"), BAR);
        assertEquals(ExitCode.DAMAGED, importLean());
        assertTrue(out.toString().contains("field 'date': '20150229'"), out.toString());
    }

    @Test
    void shouldSayWhatHeapToGiveWhenTheHeapDoesNotSufficeAndLeaveNothing() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 400_000; row++) {
            rows.append(34_200_000 + 50 * row).append(",1000000,1,1001000,2,P,0,0\n");
        }
        Files.createDirectories(source.folder());
        Files.writeString(source.folder().resolve("20131008_ibm_Quote_Tick.csv"), rows);
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + root().resolve("config/jvm.args"),
                        "-Xmx20m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "io.strikeiq.service.StrikeIq",
                        "import",
                        "lean",
                        source.folder().toString(),
                        "--journal",
                        journal.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        String text = Files.readString(said);
        assertEquals(ExitCode.FAILURE, process.exitValue(), text);
        assertTrue(text.contains("MiB does not suffice; give more, such as STRIKEIQ_JAVA_OPTS=-Xmx1g"), text);
        assertFalse(text.contains("\tat "), text);
        Files.delete(said);
        assertEquals(List.of(), left());
    }

    private static Path root() {
        Path place = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(place.resolve("engine/core"))) {
            place = place.getParent();
        }
        return place;
    }

    @Test
    void shouldNotTouchAJournalThatIsThere() throws IOException {
        source.file(QUOTES, BAR);
        assertEquals(ExitCode.OK, importLean());
        assertEquals(ExitCode.USAGE, importLean());
        assertTrue(err.toString().contains("is there already"), err.toString());
        assertEquals(List.of(journal), left());
    }

    @Test
    void shouldReplaceWhatAKilledImportLeft() throws IOException {
        source.file(QUOTES, BAR);
        Files.createDirectories(folder.resolve("journal.partial-77"));
        Files.writeString(folder.resolve("journal.partial-77").resolve("metadata.cq4t"), "half");
        assertEquals(ExitCode.OK, importLean(), err.toString());
        assertEquals(List.of(journal), left());
    }
}
