package io.strikeiq.service.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The parts of a service in one list: in the order in which they were started, and closed in the opposite one, each whatever
 * becomes of the others. The threads of a part are watched from its start.
 */
final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final WorkerWatch watch;

    Parts(WorkerWatch watch) {
        this.watch = watch;
    }

    /** Adds a part that has just been started. */
    <P extends AutoCloseable> P add(P part) {
        started.push(part);
        return part;
    }

    /** Watches threads of parts. */
    void watch(List<Worker> workers) {
        workers.forEach(watch::add);
    }

    /** Closes the parts, the last first. */
    @Override
    public void close() {
        RuntimeException first = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                RuntimeException failure = e instanceof RuntimeException own ? own : new IllegalStateException(e);
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
