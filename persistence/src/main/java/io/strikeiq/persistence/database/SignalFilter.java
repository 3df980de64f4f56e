package io.strikeiq.persistence.database;

/**
 * Which signals to read.
 *
 * @param symbol symbol of the underlying, or null for all
 * @param engine engine, or null for all
 * @param runId run, or null for all
 * @param hours hours back from the newest signal that the other conditions leave, 0 for all time; counted from there
 *     and not from now, so that a replayed day can be read
 * @param limit rows at most, newest first
 */
public record SignalFilter(String symbol, String engine, String runId, double hours, int limit) {
    /** The newest signals of any kind. */
    public static SignalFilter newest(int limit) {
        return new SignalFilter(null, null, null, 0, limit);
    }
}
