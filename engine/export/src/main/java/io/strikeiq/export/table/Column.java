package io.strikeiq.export.table;

/**
 * A column of a table.
 *
 * @param name lower snake case
 * @param meaning what a value says, with its unit
 */
public record Column(String name, ColumnType type, String meaning) {}
