package io.strikeiq.persistence.writer;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again with doubling waits for as long as the database is away, or until it is given up. */
final class RetryingCommitter {
    private static final Logger LOG = LoggerFactory.getLogger(RetryingCommitter.class);
    private static final long FIRST_WAIT = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(5);

    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    private final RunCommitter committer;
    private final CommittedState state;
    private volatile boolean givenUp;
    private boolean away;

    RetryingCommitter(RunCommitter committer, CommittedState state) {
        this.committer = committer;
        this.state = state;
    }

    /** Journal index that the database has reached; means nothing when given up. */
    long committedIndex() {
        Long index = persist(committer::committedIndex);
        if (index == null) {
            return -1;
        }
        state.start(index);
        return index;
    }

    /** Commits a batch; when given up it may not be committed. */
    void commit(Batch batch) {
        BatchOutcome outcome = persist(() -> committer.commit(batch));
        if (outcome != null) {
            state.committed(batch.to(), outcome);
        }
    }

    /** Null when given up. */
    private <T> T persist(Work<T> work) {
        for (long wait = FIRST_WAIT; !givenUp; wait = Math.min(2 * wait, LONGEST_WAIT)) {
            try {
                T result = work.run();
                back();
                return result;
            } catch (SQLException | JdbiException e) {
                away(e);
                pause(wait);
            }
        }
        return null;
    }

    private void away(Exception e) {
        state.retried();
        if (!away) {
            away = true;
            Throwable reason = e instanceof JdbiException && e.getCause() != null ? e.getCause() : e;
            LOG.warn("the database is away, rows wait in the journal: {}", reason.getMessage());
        }
    }

    private void back() {
        if (away) {
            away = false;
            LOG.info("the database is back, writing goes on");
        }
    }

    private void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !givenUp; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    void giveUp() {
        givenUp = true;
    }
}
