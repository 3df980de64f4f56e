package io.strikeiq.bench.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that a benchmark starts: the program and the class path of this one. */
public final class OwnJvm {
    private OwnJvm() {}

    /** The command that starts it. */
    public static List<String> command(List<String> flags, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }
}
