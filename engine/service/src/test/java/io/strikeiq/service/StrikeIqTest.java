package io.strikeiq.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.command.Examples;
import io.strikeiq.service.run.WallClock;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class StrikeIqTest {
    /** All of them, to be looked at and parsed by. */
    private static final CommandLine COMMANDS = StrikeIq.commandLine(new Shutdown(onSignal -> {}), WallClock.SYSTEM);

    @TempDir
    private Path folder;

    static Stream<String> everyCommand() {
        List<String> names = new ArrayList<>();
        collect(COMMANDS, "", names);
        return names.stream();
    }

    private static void collect(CommandLine command, String prefix, List<String> names) {
        names.add(prefix.strip());
        command.getSubcommands().forEach((name, sub) -> collect(sub, prefix + " " + name, names));
    }

    @ParameterizedTest(name = "strikeiq {0} --help")
    @MethodSource("everyCommand")
    void shouldExplainEachCommandItsExitCodesAndGiveAnExample(String command) {
        List<Object> arguments = new ArrayList<>();
        CommandLine whole = COMMANDS;
        for (String word : command.isEmpty() ? new String[0] : command.split(" ")) {
            arguments.add(word);
            whole = whole.getSubcommands().get(word);
        }
        arguments.add("--help");

        CommandRun run = CommandRun.of(arguments.toArray());

        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertEquals(whole.getUsageMessage(), run.out(), "what is parsed alone is what stands among the others");
        assertTrue(run.out().contains("strikeiq" + (command.isEmpty() ? "" : " " + command)), run.out());
        assertTrue(run.out().contains("Exit codes:"), run.out());
        assertTrue(run.out().contains("Examples:" + System.lineSeparator() + "  strikeiq " + command), run.out());
    }

    @Test
    void shouldListEveryCommandWithAWholeSentence() {
        List<String> cut = new ArrayList<>();
        collectCut(COMMANDS, cut);

        assertEquals(List.of(), cut, "the list of commands shows the first line of a description alone");
    }

    private static void collectCut(CommandLine command, List<String> cut) {
        String[] description = command.getCommandSpec().usageMessage().description();
        if (description.length == 0 || !description[0].endsWith(".")) {
            cut.add(command.getCommandSpec().qualifiedName());
        }
        command.getSubcommands().values().forEach(sub -> collectCut(sub, cut));
    }

    static Stream<String> examples() {
        return Examples.LINES.stream();
    }

    @ParameterizedTest(name = "strikeiq {0}")
    @MethodSource("examples")
    void shouldUnderstandItsOwnExamples(String example) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(example);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        COMMANDS.parseArgs(words.toArray(String[]::new));
    }

    @Test
    void shouldListEveryExitCodeOnOnePageAndInTheRunBook() throws IllegalAccessException, IOException {
        String page = CommandRun.succeeding("exit-codes").out();
        int codes = 0;
        for (Field code : ExitCode.class.getFields()) {
            if (code.getType() == int.class) {
                codes++;
                String number = "" + code.getInt(null);
                assertTrue(page.lines().anyMatch(line -> line.strip().startsWith(number + "  ")), page);
            }
        }
        assertEquals(codes, ExitCode.MEANINGS.size());
        String runBook = Files.readString(Path.of("docs/operate.md"));
        ExitCode.MEANINGS.forEach(
                (code, meaning) -> assertTrue(runBook.contains("| " + code + " | " + meaning + " | "), meaning));
    }

    @Test
    void shouldCompleteCommandsAndOptionsInTheShell() {
        String script = CommandRun.succeeding("completion").out();

        assertTrue(script.contains("complete -F"), script);
        assertTrue(script.contains("exit-codes"), script);
        assertTrue(script.contains("--no-follow"), script);
    }

    @Test
    void shouldPrintAConfigToBeginWithThatIsRightAsItStands() throws IOException {
        Path config = Files.writeString(
                folder.resolve("my.yaml"),
                CommandRun.succeeding("config", "defaults").out());

        JsonNode checked = CommandRun.succeeding("config", "check", config, "--json")
                .json()
                .get("config");

        assertEquals(
                folder.resolve("data").toString(), checked.at("/data/folder").textValue());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(new String[] {}, ExitCode.USAGE, "name a command: run, signals, chain,"),
                Arguments.of(new String[] {"impotr"}, ExitCode.USAGE, "Did you mean: "),
                Arguments.of(new String[] {"run"}, ExitCode.USAGE, "CONFIG"),
                Arguments.of(new String[] {"run", "no.yaml"}, ExitCode.USAGE, "no.yaml: no such config file"),
                Arguments.of(new String[] {"db"}, ExitCode.USAGE, "name a command: "),
                Arguments.of(new String[] {"replay"}, ExitCode.USAGE, "name a CONFIG, or a run with --verify"),
                Arguments.of(new String[] {"replay", "c", "--verify", "r"}, ExitCode.USAGE, "leave CONFIG"),
                Arguments.of(
                        new String[] {"replay", "--verify", "no-run"},
                        ExitCode.USAGE,
                        "no run no-run: name the run by its folder, or the data folder that it is in by --data DIR"),
                Arguments.of(
                        new String[] {"signals", "recent", "--limit", "-1", "--config", "none.yaml"},
                        ExitCode.USAGE,
                        "--limit"),
                Arguments.of(
                        new String[] {"replay", "--verify", "no-run", "--data", "none"},
                        ExitCode.USAGE,
                        "no run no-run"),
                Arguments.of(
                        new String[] {"replay", "--verify", "run\0x", "--data", "none"},
                        ExitCode.USAGE,
                        "'run?x' is no path"),
                Arguments.of(new String[] {"export", "a\0b", "--to", "csv", "out"}, ExitCode.USAGE, "'a?b' is no path"),
                Arguments.of(new String[] {"replay", "c", "--layout", "flat"}, ExitCode.USAGE, "FUSED, PIPELINED"),
                Arguments.of(
                        new String[] {"replay", "../../config/demo.yaml", "--shards", "2", "--layout", "fused"},
                        ExitCode.USAGE,
                        "2 shards need a drain of their own; allowed layout pipelined"),
                Arguments.of(new String[] {"inspect", "no-journal"}, ExitCode.FAILURE, "no journal in no-journal"),
                Arguments.of(new String[] {"simulate", "--journal", "j", "--strikes", "4"}, ExitCode.USAGE, "5..401"),
                Arguments.of(new String[] {"simulate", "--journal", "j", "--ticks", "x"}, ExitCode.USAGE, "--ticks"),
                Arguments.of(new String[] {"signals", "recent", "--config", "no.yaml"}, ExitCode.USAGE, "no.yaml"),
                Arguments.of(new String[] {"db", "rollback"}, ExitCode.USAGE, "N"));
    }

    @ParameterizedTest(name = "{index}: {2}")
    @MethodSource("mistakes")
    void shouldMeetAMistakeWithOneMessageAndNoStackTrace(String[] arguments, int exitCode, String message) {
        CommandRun run = CommandRun.of((Object[]) arguments);

        assertEquals(exitCode, run.exitCode(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
        assertEquals("", run.out());
    }

    @Test
    void shouldReportAWrongConfigWithLineAndKey() throws IOException {
        Path config = Files.writeString(folder.resolve("c.yaml"), "run:\n  sped: max\n");

        CommandRun run = CommandRun.of("run", config);

        assertEquals(ExitCode.USAGE, run.exitCode());
        assertTrue(run.err().startsWith(config + ":2:3: run.sped: unknown key; allowed "), run.err());
    }

    @LongTest
    @Test
    void shouldPrintTheWholeConfigAsJson() {
        JsonNode config = CommandRun.succeeding("config", "check", new SmallSession(folder).config(), "--json")
                .json()
                .get("config");

        assertEquals("small", config.at("/run/name").textValue());
        assertEquals(8192, config.at("/pipeline/ringSize").intValue());
        assertTrue(config.at("/engines/liquidity/enabled").booleanValue());
    }

    @Test
    void shouldRecordTheSameSessionTwiceAndInspectIt() {
        SmallSession session = new SmallSession(folder).record();

        JsonNode inspected =
                CommandRun.succeeding("inspect", session.journal(), "--json").json();

        assertEquals("TICKS", inspected.get("kind").textValue());
        assertEquals(SmallSession.TICKS, inspected.get("records").longValue());
        assertEquals(SmallSession.TICKS + 1, inspected.get("lastGoodIndex").longValue());
        assertTrue(inspected.get("complete").booleanValue());
        assertEquals("5", inspected.at("/labels/seed").textValue());
        assertTrue(inspected.get("damage").isNull());
        assertTrue(Files.exists(session.journal().resolve("truth.csv")));
    }

    @LongTest
    @Test
    void shouldRepairADamagedJournalAndReplayWhatIsGood() throws IOException {
        SmallSession session = new SmallSession(folder).record();
        Path file;
        try (Stream<Path> files = Files.list(session.journal())) {
            file = files.filter(each -> each.toString().endsWith(".cq4"))
                    .findAny()
                    .orElseThrow();
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(1 << 20);
            bytes.write(new byte[4096]);
        }
        CommandRun damaged = CommandRun.of("inspect", session.journal());
        assertEquals(ExitCode.DAMAGED, damaged.exitCode());

        CommandRun repaired = CommandRun.succeeding("inspect", "--repair", session.journal(), "--json");

        long kept = repaired.json().get("lastGoodIndex").longValue();
        assertTrue(kept > 1_000 && kept < SmallSession.TICKS, repaired.out());
        assertTrue(damaged.out().contains("the last good record is " + kept), damaged.out());
        assertTrue(repaired.err().contains("repaired: the journal ends with record " + kept), repaired.err());
        assertTrue(
                Files.exists(session.journal().resolve("removed-" + (kept + 1)).resolve(file.getFileName())));
        CommandRun again = CommandRun.succeeding("inspect", "--repair", session.journal());
        assertTrue(again.err().contains("is not damaged; nothing was changed"), again.err());
        assertEquals(
                kept,
                CommandRun.succeeding("replay", session.config("speed: max"), "--no-store", "--json")
                        .json()
                        .get("ticks")
                        .longValue());
    }

    @Test
    @LongTest
    void shouldShowWhatCanBePrunedAndDeleteItOnlyWhenTold() {
        SmallSession session = new SmallSession(folder);
        Path config = session.config("speed: max");
        CommandRun.succeeding("run", config, "--json");
        Path signals = session.onlyRun().resolve("signals");

        CommandRun shown = CommandRun.succeeding("journal", "prune", "--config", config);
        // One file, or two where midnight has come in between.
        assertTrue(shown.out().matches("(?s).*\\b[12] files can be deleted; --delete does it.*"), shown.out());
        assertTrue(Files.exists(signals));

        JsonNode deleted = CommandRun.succeeding("journal", "prune", "--config", config, "--delete", "--json")
                .json();
        assertTrue(deleted.at("/journals/0/whole").booleanValue(), deleted::toString);
        assertFalse(Files.exists(signals));
        CommandRun after = CommandRun.succeeding("journal", "prune", "--config", config);
        assertTrue(after.out().contains("nothing that is old enough"), after.out());
        CommandRun.succeeding("run", config, "--json");
    }

    @Test
    void shouldRefuseToRecordOverAJournal() {
        SmallSession session = new SmallSession(folder).record();

        CommandRun again = CommandRun.of("simulate", "--journal", session.journal());

        assertEquals(ExitCode.USAGE, again.exitCode());
        assertTrue(again.err().contains("is there already"), again.err());
    }

    @LongTest
    @Test
    void shouldRefuseAJournalOfAnotherSession() {
        SmallSession session = new SmallSession(folder).record();
        Path config = session.config("source: simulate");
        CommandRun same = CommandRun.of("run", rewritten(config, "seed: 5", "seed: 6"));

        assertEquals(ExitCode.USAGE, same.exitCode());
        assertTrue(same.err().contains("holds another session"), same.err());
    }

    private static Path rewritten(Path file, String from, String to) {
        try {
            return Files.writeString(file, Files.readString(file).replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
