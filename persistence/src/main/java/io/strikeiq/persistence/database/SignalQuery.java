package io.strikeiq.persistence.database;

import io.strikeiq.persistence.SignalId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Which page of signals to read, newest first.
 *
 * @param symbol symbol of the underlying, or null for all, as the other texts
 * @param direction UP, DOWN or NONE
 * @param from event time of the oldest, or null
 * @param to event time before which they are, or null
 * @param leastStrength least strength, {@code NaN} for any
 * @param leastConfidence least confidence, {@code NaN} for any
 * @param after the last signal of the page before, or null for the first page
 * @param limit signals at most
 */
public record SignalQuery(
        String symbol,
        String engine,
        String signal,
        String direction,
        String runId,
        Instant from,
        Instant to,
        double leastStrength,
        double leastConfidence,
        Cursor after,
        int limit) {
    /**
     * A place in the order of signals: that of one of them.
     *
     * @param timestamp event time of the signal
     */
    public record Cursor(Instant timestamp, SignalId id) {
        private static final char SEPARATOR = ' ';

        /** The place of a signal. */
        public static Cursor of(StoredSignal signal) {
            return new Cursor(signal.timestamp(), signal.id());
        }

        /** The place of a text, if it is one. */
        public static Optional<Cursor> parse(String text) {
            try {
                String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                int end = decoded.indexOf(SEPARATOR);
                if (end < 0) {
                    return Optional.empty();
                }
                Instant timestamp = Instant.parse(decoded.substring(0, end));
                return SignalId.parse(decoded.substring(end + 1)).map(id -> new Cursor(timestamp, id));
            } catch (IllegalArgumentException | DateTimeException e) {
                return Optional.empty();
            }
        }

        /** As it is given in an address. */
        @Override
        public String toString() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((timestamp.toString() + SEPARATOR + id).getBytes(StandardCharsets.UTF_8));
        }
    }
}
