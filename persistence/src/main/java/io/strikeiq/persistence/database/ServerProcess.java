package io.strikeiq.persistence.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells the processes of one PostgreSQL server from all others, those of other servers included. */
final class ServerProcess {
    private static final Path PROCESSES = Path.of("/proc");

    private ServerProcess() {}

    /**
     * Whether a process is the server of a data folder: its program is PostgreSQL, and it was started with that folder or
     * works in it. A number in a file proves nothing, since the system gives it to another process one day.
     */
    static boolean isServerOf(ProcessHandle process, Path data) {
        Optional<String[]> arguments = process.info().arguments();
        boolean named = arguments.isPresent() && Arrays.stream(arguments.get()).anyMatch(text -> isSame(text, data));
        return isPostgres(process) && (named || worksIn(process, data));
    }

    /** Processes of the server of a data folder, its children included, where the system tells what they work in. */
    static List<ProcessHandle> runningIn(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, data) && isPostgres(process))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** Processes of the program that makes a data folder, which need not be there yet. */
    static List<ProcessHandle> making(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> isMaking(process.info().arguments().orElse(new String[0]), process, data))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** Another program may start it, and has its name among its own arguments until then. */
    private static boolean isMaking(String[] arguments, ProcessHandle process, Path data) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(process.info().command().orElse(""));
        return all.contains(data.toString()) && all.stream().anyMatch(text -> text.endsWith("/initdb"));
    }

    private static boolean isPostgres(ProcessHandle process) {
        String program = process.info().command().orElse("");
        return program.endsWith("/postgres") || program.endsWith("\\postgres.exe");
    }

    /** PostgreSQL's processes all have the data folder for their working directory. */
    private static boolean worksIn(ProcessHandle process, Path data) {
        Path link = PROCESSES.resolve(Long.toString(process.pid())).resolve("cwd");
        try {
            return Files.isSymbolicLink(link)
                    && isSame(Files.readSymbolicLink(link).toString(), data);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isSame(String path, Path data) {
        try {
            Path other = Path.of(path);
            return other.isAbsolute() && Files.exists(other) && Files.isSameFile(other, data);
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }
}
