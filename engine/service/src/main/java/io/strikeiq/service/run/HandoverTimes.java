package io.strikeiq.service.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** When one side of a handover came to its steps, for a person and for the figures of the drill. For any thread. */
final class HandoverTimes {
    private final WallClock clock;
    private final Map<String, Long> steps = new LinkedHashMap<>();

    HandoverTimes(WallClock clock) {
        this.clock = clock;
    }

    /** Notes that a step is done now. */
    synchronized void done(String step) {
        steps.put(step, clock.millis());
    }

    /**
     * A line.
     *
     * @param epoch of the owner whose fence it was
     * @param writtenAt when the fence was written, milliseconds since the epoch
     */
    synchronized String said(long epoch, long writtenAt) {
        return "milliseconds after the fence of epoch " + epoch + ": "
                + steps.entrySet().stream()
                        .map(each -> each.getKey() + " " + (each.getValue() - writtenAt))
                        .collect(Collectors.joining(", "));
    }
}
