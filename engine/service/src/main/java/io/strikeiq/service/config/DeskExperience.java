package io.strikeiq.service.config;

/** What a new run knows of signals when it begins. */
public enum DeskExperience {
    /** What the desk has learned from its runs; the run adds to it when it ends. */
    NEWEST,
    /** Nothing, and nothing is added. */
    NONE
}
