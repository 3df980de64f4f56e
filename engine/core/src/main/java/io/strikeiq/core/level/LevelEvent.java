package io.strikeiq.core.level;

/** What the last tick did to a level. */
public enum LevelEvent {
    NONE,
    /** Price has gone beyond the level. */
    EXCEEDED,
    /** Price has come back inside before the level was broken for good; the level stands again. */
    RETURNED,
    /** Price stayed beyond for too long or went too far: the level is gone. */
    BROKEN,
    /** The level's time is over: it is gone. */
    EXPIRED
}
