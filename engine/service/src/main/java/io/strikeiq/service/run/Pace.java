package io.strikeiq.service.run;

/**
 * How fast ticks went; its components are keys of the JSON result.
 *
 * @param ticksPerSecond ticks over elapsed time
 * @param elapsedMs milliseconds from the first tick to the drained ring
 * @param droppedTicks ticks that did not enter the ring; the publisher waits instead, so 0
 * @param blockedTicks ticks for which the publisher found the ring full and waited
 */
public record Pace(long ticksPerSecond, long elapsedMs, long droppedTicks, long blockedTicks) {
    private static final Pace NONE = new Pace(0, 0, 0, 0);

    static Pace of(long ticks, long elapsedNanos, long blockedTicks) {
        long rate = elapsedNanos == 0 ? 0 : Math.round(ticks * 1e9 / elapsedNanos);
        return new Pace(rate, elapsedNanos / 1_000_000, 0, blockedTicks);
    }

    static Pace known(Pace pace) {
        return pace == null ? NONE : pace;
    }
}
