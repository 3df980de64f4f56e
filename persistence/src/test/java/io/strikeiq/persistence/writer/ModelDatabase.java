package io.strikeiq.persistence.writer;

import io.strikeiq.persistence.journal.JournalRecord;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * PostgreSQL as the writer sees it, in memory: transactions with savepoints, a row lock on the index, unique keys, and
 * rows that are refused. A failed statement spoils its transaction until a savepoint is rolled back to. A transaction
 * whose client was lost goes on holding its lock until the server has ended it, by a rollback or by the commit that was
 * under way.
 */
final class ModelDatabase implements RunStore {
    /** What is asked of the database, in the order of a transaction. */
    enum Step {
        CONNECT,
        LOCK,
        STATEMENT,
        COMMIT
    }

    /** Makes faults. */
    interface Faults {
        /** Called before each step; may throw what a server or a connection would, and let time pass. */
        void before(Step step) throws SQLException;

        /** What becomes of a commit. */
        Commit commit();
    }

    /** What becomes of a commit. */
    enum Commit {
        DONE,
        LOST_BEFORE,
        LOST_AFTER,
        /** The connection is lost, and the server ends the transaction one way or the other before the next lock. */
        LOST_COMMITTING,
        LOST_ABORTING
    }

    /** All that is durable. */
    private static final class Content {
        private JournalPosition position = JournalPosition.NONE;
        private boolean indexed;
        private boolean runStarted;
        private boolean runEnded;
        private final List<Row> rows = new ArrayList<>();
        private final Set<String> keys = new HashSet<>();
        private final List<DeadLetter> letters = new ArrayList<>();

        private Content copy() {
            Content copy = new Content();
            copy.position = position;
            copy.indexed = indexed;
            copy.runStarted = runStarted;
            copy.runEnded = runEnded;
            copy.rows.addAll(rows);
            copy.keys.addAll(keys);
            copy.letters.addAll(letters);
            return copy;
        }
    }

    private final Faults faults;
    private final Predicate<Row> refused;
    private Content durable = new Content();
    private Content underWay;

    /** @param refused tells rows that violate a constraint */
    ModelDatabase(Faults faults, Predicate<Row> refused) {
        this.faults = faults;
        this.refused = refused;
    }

    long index() {
        settle();
        return durable.position.index();
    }

    List<Row> rows() {
        settle();
        return durable.rows;
    }

    List<DeadLetter> letters() {
        settle();
        return durable.letters;
    }

    boolean runEnded() {
        settle();
        return durable.runEnded;
    }

    private void settle() {
        if (underWay != null) {
            durable = underWay;
            underWay = null;
        }
    }

    @Override
    public RunTransaction begin() throws SQLException {
        faults.before(Step.CONNECT);
        return new Transaction();
    }

    private static final class Mark implements Savepoint {
        private final Content content;

        private Mark(Content content) {
            this.content = content;
        }

        @Override
        public int getSavepointId() {
            return 1;
        }

        @Override
        public String getSavepointName() {
            return "mark";
        }
    }

    private final class Transaction implements RunTransaction {
        private Content content;
        private boolean spoiled;
        private boolean over;

        private void before(Step step) throws SQLException {
            if (over) {
                throw new SQLException("This connection has been closed.", "08003");
            }
            if (spoiled) {
                throw new SQLException("current transaction is aborted", "25P02");
            }
            try {
                faults.before(step);
            } catch (SQLException e) {
                over |= e.getSQLState().startsWith("08") || e.getSQLState().startsWith("57");
                spoiled = true;
                throw e;
            }
        }

        private SQLException refuse(String message, String state) {
            spoiled = true;
            return new SQLException(message, state);
        }

        @Override
        public JournalPosition lockedPosition() throws SQLException {
            before(Step.LOCK);
            settle();
            content = durable.copy();
            content.indexed = true;
            return content.position;
        }

        @Override
        public void movePosition(JournalPosition position) throws SQLException {
            before(Step.STATEMENT);
            content.position = position;
        }

        @Override
        public void makePartitions(LocalDate day) throws SQLException {
            before(Step.STATEMENT);
        }

        @Override
        public void changeRun(JournalRecord.RunChange change) throws SQLException {
            before(Step.STATEMENT);
            content.runStarted |= change instanceof JournalRecord.RunStart;
            content.runEnded |= change instanceof JournalRecord.RunEnd;
        }

        @Override
        public void copy(List<Row> rows) throws SQLException {
            before(Step.STATEMENT);
            for (Row row : rows) {
                if (refused.test(row)) {
                    throw refuse("new row violates check constraint", "23514");
                }
                if (!content.keys.add(RowKey.of(row))) {
                    throw refuse("duplicate key value violates unique constraint: " + row.text(), "23505");
                }
                content.rows.add(row);
            }
        }

        @Override
        public void bury(DeadLetter letter) throws SQLException {
            before(Step.STATEMENT);
            content.letters.add(letter);
        }

        @Override
        public Savepoint savepoint() throws SQLException {
            before(Step.STATEMENT);
            return new Mark(content.copy());
        }

        @Override
        public void release(Savepoint savepoint) throws SQLException {
            before(Step.STATEMENT);
        }

        @Override
        public void rollback(Savepoint savepoint) throws SQLException {
            if (over) {
                throw new SQLException("This connection has been closed.", "08003");
            }
            content = ((Mark) savepoint).content.copy();
            spoiled = false;
        }

        @Override
        public void commit() throws SQLException {
            before(Step.COMMIT);
            over = true;
            Commit outcome = faults.commit();
            switch (outcome) {
                case DONE, LOST_AFTER -> durable = content;
                case LOST_COMMITTING -> underWay = content;
                case LOST_BEFORE, LOST_ABORTING -> content = null;
            }
            if (outcome != Commit.DONE) {
                throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
            }
        }

        @Override
        public void close() {
            over = true;
        }
    }
}
