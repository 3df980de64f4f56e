package io.strikeiq.bench.load;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for journals that are measured and then thrown away. */
public final class Scratch {
    private final Path folder;
    private int next;

    /** Takes a folder of its own inside another, which is made when it is not there. */
    public Scratch(Path parent) {
        this(parent, "scratch");
    }

    /** As the other, for one of several that are thrown away at different times. */
    public Scratch(Path parent, String name) {
        this.folder = parent.resolve(name + "-" + ProcessHandle.current().pid());
    }

    /** A folder that is not there yet. */
    public Path next() {
        return folder.resolve(Integer.toString(next++));
    }

    /** Deletes everything inside, and the folder. */
    public void clear() {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            List<Path> paths;
            try (Stream<Path> tree = Files.walk(folder)) {
                paths = tree.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : paths) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }
}
