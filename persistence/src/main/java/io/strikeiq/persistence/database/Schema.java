package io.strikeiq.persistence.database;

/**
 * Where everything of StrikeIQ is in a database. Each connection looks there and nowhere else, so that statements name
 * tables alone; the schema's name is here only.
 */
public final class Schema {
    /** The schema. */
    public static final String NAME = "strikeiq";
    /** Which change sets have been applied. */
    static final String CHANGE_LOG = "change_log";
    /** The migration library's own lock; one process at a time is let to it by an advisory lock. */
    static final String CHANGE_LOG_LOCK = "change_log_lock";
    /** What a change set of this program has for its author. */
    static final String AUTHOR = "strikeiq";

    private Schema() {}
}
