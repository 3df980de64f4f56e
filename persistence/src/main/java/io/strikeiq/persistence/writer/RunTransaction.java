package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.journal.JournalRecord.RunChange;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.LocalDate;
import java.util.List;

/** A transaction on the rows of one run. Closed without {@link #commit} it leaves nothing behind. */
interface RunTransaction extends AutoCloseable {
    /** How far the database is, held against other writers. */
    JournalPosition lockedPosition() throws SQLException;

    void movePosition(JournalPosition position) throws SQLException;

    /** Makes room for rows of a UTC day, and ahead for those of the next. */
    void makePartitions(LocalDate day) throws SQLException;

    /** Starts or ends the run. */
    void changeRun(RunChange change) throws SQLException;

    /** Copies rows of one table, all or none. */
    void copy(List<Row> rows) throws SQLException;

    /** Writes what was refused to the dead letters. */
    void bury(DeadLetter letter) throws SQLException;

    Savepoint savepoint() throws SQLException;

    void release(Savepoint savepoint) throws SQLException;

    void rollback(Savepoint savepoint) throws SQLException;

    /** Makes all of it durable. A failure leaves open whether it did. */
    void commit() throws SQLException;

    @Override
    void close() throws SQLException;
}
