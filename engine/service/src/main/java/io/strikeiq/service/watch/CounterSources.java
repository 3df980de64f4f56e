package io.strikeiq.service.watch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The parts of a service that count something, as they come and go; for any thread. */
public final class CounterSources {
    private final List<Watched> all = new CopyOnWriteArrayList<>();
    private volatile String runId = "";
    private volatile int epoch;

    /** A part that is watched until this is closed, and once more then, so that its last values are seen. */
    public static final class Watched implements AutoCloseable {
        private final CounterSource source;
        private volatile boolean closed;

        private Watched(CounterSource source) {
            this.source = source;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Adds a part. */
    public Watched add(CounterSource source) {
        Watched watched = new Watched(source);
        all.add(watched);
        return watched;
    }

    /** Says which run the counters are of from now on, and in which epoch that is. */
    public void run(String id, int of) {
        epoch = of;
        runId = id;
    }

    /** Epoch of the run, 0 before one is chosen. */
    int epoch() {
        return epoch;
    }

    String runId() {
        return runId;
    }

    /** Asks each part; from one thread. */
    void forEach(Consumer<CounterSource> sample) {
        List<Watched> last = all.stream().filter(each -> each.closed).toList();
        all.forEach(each -> sample.accept(each.source));
        all.removeAll(last);
    }
}
