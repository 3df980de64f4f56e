package io.strikeiq.core.learning;

/** When sessions are due to end, as calendars have it. Asked when an underlying comes and when a session or a day begins. */
@FunctionalInterface
public interface SessionCloses {
    /** No calendar is known. */
    SessionCloses UNKNOWN = (venue, symbol, time) -> Long.MIN_VALUE;

    /**
     * The close of the session of an underlying that a time is in; of a venue that never closes the next mark of its day.
     *
     * @param venue short name, empty where there is only one
     * @param symbol symbol of the underlying
     * @param time nanoseconds since the epoch
     * @return nanoseconds since the epoch, later than the time; {@link Long#MIN_VALUE} where it is not known
     */
    long after(String venue, String symbol, long time);
}
