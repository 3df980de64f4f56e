package io.strikeiq.persistence.writer;

import java.sql.SQLException;

/**
 * A row, or a change of the run, that the database refused.
 *
 * @param payload the row in COPY's text format
 */
record DeadLetter(long journalIndex, String table, String payload, SQLException refusal) {}
