package io.strikeiq.service.log;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The log.
 *
 * @param level of what the program says of itself; libraries warn only
 * @param zone of its times
 * @param form of a line
 * @param file where it goes, empty for standard error
 * @param fileMiB size from which a file is closed and packed
 * @param files packed files that are kept
 */
public record LogSettings(Level level, ZoneId zone, Form form, Optional<Path> file, int fileMiB, int files) {
    /** From the fewest lines to the most. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG
    }

    /** Of a line. */
    public enum Form {
        TEXT,
        JSON
    }

    /** Text to standard error, times in UTC. */
    public static LogSettings defaults() {
        return new LogSettings(Level.INFO, ZoneOffset.UTC, Form.TEXT, Optional.empty(), 64, 10);
    }
}
