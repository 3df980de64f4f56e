package io.strikeiq.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.run.WallClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** One command run within the test's JVM: its exit code and what it printed. */
public record CommandRun(int exitCode, String out, String err) {
    /** Runs a command; a termination signal would not reach it. */
    public static CommandRun of(Object... arguments) {
        return at(WallClock.SYSTEM, arguments);
    }

    /** As {@link #of}, at another time of day. */
    public static CommandRun at(WallClock clock, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        CommandLine commands = StrikeIq.commandLine(new Shutdown(onSignal -> {}), clock, texts);
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode = commands.execute(texts);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /** Runs a command that must succeed. */
    public static CommandRun succeeding(Object... arguments) {
        return succeedingAt(WallClock.SYSTEM, arguments);
    }

    /** As {@link #succeeding}, at another time of day. */
    public static CommandRun succeedingAt(WallClock clock, Object... arguments) {
        CommandRun run = at(clock, arguments);
        if (run.exitCode() != 0) {
            throw new AssertionError(
                    List.of(arguments) + " ended with " + run.exitCode() + "\n" + run.out() + run.err());
        }
        return run;
    }

    /** The last line of the output as a JSON object. */
    public JsonNode json() {
        String last = out.lines().reduce((earlier, later) -> later).orElse("");
        try {
            JsonNode tree = new ObjectMapper().readTree(last);
            if (!tree.isObject()) {
                throw new AssertionError("the last line is no JSON object: " + last);
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new AssertionError("the last line is no JSON: " + last, e);
        }
    }
}
