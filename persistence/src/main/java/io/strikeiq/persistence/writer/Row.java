package io.strikeiq.persistence.writer;

/**
 * One row on its way to a table.
 *
 * @param journalIndex the record it comes from
 * @param text the row in COPY's text format
 */
record Row(Table table, long journalIndex, String text) {}
