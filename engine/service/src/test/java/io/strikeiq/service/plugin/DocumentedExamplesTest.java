package io.strikeiq.service.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.CommandRun;
import io.strikeiq.testing.LongTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The examples of the pages do what the pages say. */
@LongTest
class DocumentedExamplesTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    /** Runs a line of the page in this process: javac and jar as the JDK's tools, the launcher as the command. */
    private void run(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line);
        while (word.find()) {
            String text = (word.group(1) == null ? word.group(2) : word.group(1))
                    .replace("target/", folder + "/")
                    .replace("$STRIKEIQ_JAR", System.getProperty("java.class.path"));
            words.add(text.startsWith("engine/docs") ? ROOT.resolve(text).toString() : text);
        }
        String program = words.remove(0);
        if (program.equals("java")) {
            CommandRun checked =
                    CommandRun.succeeding(words.subList(2, words.size()).toArray());
            assertTrue(checked.out().contains("engine spread_watch: "), checked.out());
            assertTrue(checked.out().contains("signals, good"), checked.out());
        } else {
            ToolProvider tool = ToolProvider.findFirst(program).orElseThrow();
            assertEquals(0, tool.run(System.out, System.err, words.toArray(String[]::new)), line);
        }
    }

    @Test
    void shouldMakeAPluginByTheLinesOfThePageAndFindItGood() throws IOException {
        Matcher block = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("engine/docs/README.md")));
        assertTrue(block.find());
        Files.createDirectories(folder.resolve("plugins"));

        block.group(1).lines().forEach(this::run);

        assertTrue(Files.exists(folder.resolve("plugins/spread-watch.jar")));
        Matcher yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("engine/docs/README.md")));
        assertTrue(yaml.find());
        Path config = Files.writeString(folder.resolve("c.yaml"), yaml.group(1));
        assertEquals(
                4,
                CommandRun.succeeding("config", "check", config, "--json")
                        .json()
                        .at("/config/engines/spread_watch/z")
                        .intValue());
    }

    private Class<?> example(String name) throws IOException, ClassNotFoundException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        assertEquals(
                0,
                ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "-d",
                                classes.toString(),
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ROOT.resolve("engine/docs/example-library/example/" + name + ".java")
                                        .toString()));
        return URLClassLoader.newInstance(new URL[] {classes.toUri().toURL()}).loadClass("example." + name);
    }

    private static void main(Class<?> example, String... arguments) throws ReflectiveOperationException {
        example.getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    void shouldRunAPipelineInCodeAndPrintWhatThePageShows() throws Exception {
        Class<?> example = example("TenTicks");
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            main(example);
        } finally {
            System.setOut(before);
        }

        String page = Files.readString(ROOT.resolve("engine/docs/library.md"));
        assertTrue(
                page.contains("```\n" + printed.toString(StandardCharsets.UTF_8).strip() + "\n```"),
                printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldImportAFileWithTheImporterOfThePage() throws Exception {
        Path file = Files.writeString(
                folder.resolve("trades.csv"), "1767623400000000000,101.5,20\n1767623401000000000,101.6,5\n");
        Path journal = folder.resolve("journal");

        main(example("CsvImporter"), file.toString(), journal.toString());

        assertEquals(
                4,
                CommandRun.succeeding("inspect", journal, "--json")
                        .json()
                        .get("records")
                        .intValue());
    }
}
