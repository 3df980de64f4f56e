package io.strikeiq.core.learning;

/** When sessions are due to end, as a calendar has it. */
@FunctionalInterface
public interface SessionCloses {
    /** No calendar is known. */
    SessionCloses UNKNOWN = (venue, time) -> Long.MIN_VALUE;

    /**
     * The close of the session of a venue that a time is in.
     *
     * @param venue short name, empty where there is only one
     * @param time nanoseconds since the epoch
     * @return nanoseconds since the epoch, {@link Long#MIN_VALUE} where it is not known
     */
    long after(String venue, long time);
}
