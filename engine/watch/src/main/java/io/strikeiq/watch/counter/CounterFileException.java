package io.strikeiq.watch.counter;

import java.nio.file.Path;

/** A file of counters that cannot be read; the message names it and says why. */
public final class CounterFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CounterFileException(Path file, String reason) {
        super(file + " " + reason);
    }
}
