package io.strikeiq.venue;

import java.time.LocalTime;

/**
 * Continuous trading of one day, local to the venue.
 *
 * @param open first moment
 * @param close last moment
 */
public record Hours(LocalTime open, LocalTime close) {
    public Hours {
        if (!open.isBefore(close)) {
            throw new IllegalArgumentException("the close " + close + " is not after the open " + open);
        }
    }

    /** These hours up to an earlier close. */
    public Hours until(LocalTime earlyClose) {
        return new Hours(open, earlyClose);
    }
}
