package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.Report;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import java.nio.file.Path;
import java.time.Instant;
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
            "watched",
            "fault",
            "seconds that it must last to be one",
            "counters after, seconds",
            "alert after, seconds",
            "page after, seconds",
            "at most");

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

    static long writings(CounterView view) {
        return view.value(Measure.WRITINGS).orElse(0);
    }

    /** How often the counters have been written. */
    long writings() {
        return writings(CounterView.read(data).orElseThrow());
    }

    /** A fault that the counters have shown, and when by their writings. */
    final class Shown {
        private final String fault;
        private final int lasts;
        private final long from;
        private final long writings;
        private final CounterView view;
        private String alert = "-";
        private String page = "-";

        private Shown(String fault, int lasts, long from, long writings, CounterView view) {
            this.fault = fault;
            this.lasts = lasts;
            this.from = from;
            this.writings = writings;
            this.view = view;
        }

        /** When the counters that showed it were written. */
        Instant time() {
            return Instant.EPOCH.plusNanos(view.beatAt());
        }

        private long most() {
            return MOST + lasts * (long) A_SECOND;
        }

        /** An alert of it was raised as soon; one from before the fault was of another of the same name. */
        void alerted(Instant at) {
            long count = writingsAt(at) - from;
            if (count >= 0) {
                assertTrue(count <= most(), () -> fault + " was alerted after " + count + " writings");
                alert = seconds(count);
                report();
            }
        }

        /** The page showed it of counters of a time. */
        void onPage(Instant at) {
            page = seconds(writingsAt(at) - from);
            report();
        }

        private void report() {
            REPORT.add(1, fault, Integer.toString(lasts), seconds(writings), alert, page, seconds(most()));
        }
    }

    private static String seconds(long writings) {
        return String.format(Locale.ROOT, "%.1f", (double) writings / A_SECOND);
    }

    /** The writing that came first at a time or after it. */
    private long writingsAt(Instant time) {
        return views.stream()
                .filter(each -> !Instant.EPOCH.plusNanos(each.beatAt()).isBefore(time))
                .mapToLong(ShownFaults::writings)
                .findFirst()
                .orElse(writings());
    }

    /** The first counters after a writing of which something is true. */
    CounterView first(long from, Predicate<CounterView> shows) {
        return views.stream()
                .filter(each -> writings(each) > from && shows.test(each))
                .findFirst()
                .orElseThrow();
    }

    /**
     * A fault is shown by the counters within two seconds of the time that it must last.
     *
     * @param from writings when it was made
     * @param lasts seconds that it must last, by the config
     * @param shows that of counters, which some that were read do
     */
    Shown within(String fault, long from, int lasts, Predicate<CounterView> shows) {
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
        assertTrue(writings <= most, () -> fault + " was shown after " + writings + " writings, " + most + " allowed");
        Shown within = new Shown(fault, lasts, from, writings, shown);
        within.report();
        return within;
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
