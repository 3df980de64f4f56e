package io.strikeiq.export.table;

/** What a column holds. A value of any of them may be unknown, which is NULL. */
public enum ColumnType {
    /** A whole number of 64 bits. */
    LONG,
    /** A double; {@code NaN} is NULL. */
    DOUBLE,
    /** Text, UTF-8; enumerations are the names of their values. */
    TEXT,
    /** A time in nanoseconds since the epoch, UTC. */
    TIME,
    /** True or false. */
    FLAG
}
