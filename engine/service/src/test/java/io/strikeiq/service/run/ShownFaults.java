package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.Report;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Reads the file of counters as it is written, and says at which writing after a fault it was first shown. Time is that of the service: how
 * often it has written since. Where this thread has missed some, the earliest of them counts.
 */
final class ShownFaults implements AutoCloseable {
    /** The counters are written so often in a second. */
    static final int A_SECOND = 5;

    private static final int MOST = 2 * A_SECOND;
    private static final Report REPORT = new Report(
            "watched", "fault", "seconds that it must last to be one", "shown after, seconds", "writings", "at most");

    private final Path data;
    private final List<CounterView> views = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "test-shown");
    private volatile boolean ended;

    ShownFaults(Path data) {
        this.data = data;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!ended) {
            CounterView now = CounterView.read(data).orElseThrow();
            if (views.isEmpty() || writings(now) != writings(views.get(views.size() - 1))) {
                views.add(now);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static long writings(CounterView view) {
        return view.value(Measure.WRITINGS).orElse(0);
    }

    /** How often the counters have been written. */
    long writings() {
        return writings(CounterView.read(data).orElseThrow());
    }

    /**
     * A fault is shown by the counters within two seconds of the time that it must last.
     *
     * @param from writings when it was made
     * @param lasts seconds that it must last, by the config
     * @param shows that of counters, which some that were read do
     */
    void within(String fault, long from, int lasts, Predicate<CounterView> shows) {
        CounterView before = null;
        CounterView shown = null;
        for (CounterView each : views) {
            if (writings(each) > from && shown == null && shows.test(each)) {
                shown = each;
            } else if (shown == null) {
                before = writings(each) >= from || before == null ? each : before;
            }
        }
        assertTrue(shown != null, () -> fault + " was never shown");
        long missed = before == null ? writings(shown) - 1 : Math.max(from, writings(before));
        long writings = Math.min(writings(shown), missed + 1) - from;
        long most = MOST + lasts * (long) A_SECOND;
        REPORT.add(
                1,
                fault,
                Integer.toString(lasts),
                String.format(Locale.ROOT, "%.1f", (double) writings / A_SECOND),
                Long.toString(writings),
                Long.toString(most));
        assertTrue(writings <= most, () -> fault + " was shown after " + writings + " writings, " + most + " allowed");
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
