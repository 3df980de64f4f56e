package io.strikeiq.core.signal;

/** What a signal without a direction says of the variance realised over the horizon, against the implied one. */
public enum VolatilityClaim {
    /** Nothing that can be scored so. */
    NONE,
    /** Less than implied. */
    CALM,
    /** More than implied. */
    WILD
}
