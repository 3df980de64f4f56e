package io.strikeiq.venue.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Collects what is wrong, so that one run of the reader reports it all. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private record Problem(int line, int column, String text) {}

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    public Problems(String file) {
        this.file = file;
    }

    /** Adds a problem of a key; without a mark it is the file as a whole that is wrong. */
    public void add(Optional<Mark> mark, String key, String message) {
        int line = mark.map(m -> m.getLine() + 1).orElse(1);
        int column = mark.map(m -> m.getColumn() + 1).orElse(1);
        found.add(new Problem(line, column, place(mark) + ": " + key + ": " + message));
    }

    /** Logs what needs no mending now. */
    public void warn(Optional<Mark> mark, String key, String message) {
        LOG.warn("{}: {}: {}", place(mark), key, message);
    }

    private String place(Optional<Mark> mark) {
        return file + ":" + mark.map(m -> m.getLine() + 1).orElse(1) + ":"
                + mark.map(m -> m.getColumn() + 1).orElse(1);
    }

    public int count() {
        return found.size();
    }

    /** Throws all problems in the order of the file, if there are any. */
    public void check() {
        if (!found.isEmpty()) {
            throw new StrictYamlException(found.stream()
                    .sorted((a, b) ->
                            a.line != b.line ? Integer.compare(a.line, b.line) : Integer.compare(a.column, b.column))
                    .map(Problem::text)
                    .toList());
        }
    }
}
