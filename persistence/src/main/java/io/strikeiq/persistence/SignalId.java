package io.strikeiq.persistence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a signal: the same in journals, database and messages, whoever stores it. As text it is
 * {@code RUN:EPOCH:TICK:ENGINE:ORDINAL}.
 *
 * @param epoch of the run in which its tick was first processed; 0 for what was stored before runs had epochs
 * @param tick number of its tick in the run's tick journal
 * @param ordinal position among the signals of the tick, from 0
 */
public record SignalId(String runId, int epoch, long tick, String engine, int ordinal) {
    private static final Pattern TEXT = Pattern.compile("(.+):(\\d{1,9}):(\\d{1,18}):([^:]+):(\\d{1,9})");

    /** The id of a text, if it is one. */
    public static Optional<SignalId> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new SignalId(
                        parts.group(1),
                        Integer.parseInt(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        parts.group(4),
                        Integer.parseInt(parts.group(5))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return runId + ":" + epoch + ":" + tick + ":" + engine + ":" + ordinal;
    }
}
