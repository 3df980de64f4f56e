package io.strikeiq.watch.event;

/** Kinds of events. */
public enum EventType {
    /** The service begins, or resumes, a run. */
    START,
    /** It has ended in order. */
    STOP,
    /** An engine was changed. */
    CONTROL,
    /** A request was not let through. */
    DENIED
}
