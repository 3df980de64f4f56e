package io.strikeiq.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A benchmark command run in this process. */
public record BenchRun(int exitCode, String out, String err) {
    /** Runs a command line. */
    public static BenchRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Bench.commandLine();
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(err));
        int exitCode =
                commands.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new BenchRun(exitCode, out.toString(), err.toString());
    }

    /** The JSON file that a benchmark has left in a folder. */
    public JsonNode json(Path folder, String benchmark) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(each -> each.getFileName().toString().matches(benchmark + "-[0-9TZ]+\\.json"))
                    .findFirst()
                    .orElseThrow();
            return new JsonMapper().readTree(file.toFile());
        }
    }
}
