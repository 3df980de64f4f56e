package io.strikeiq.service.watch;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.watch.alert.Alert;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.ready.Check;
import io.strikeiq.watch.ready.Readiness;
import io.strikeiq.watch.ready.ReadySettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Raises an alert when a check of readiness does not pass any more: a feed that is silent, a stage that stands still, a disk, a
 * database that is away or behind; and when something is counted that should not be: a feed that was down, stale or has a gap, a book
 * that was broken, a client that was cut off. It looks some times a second, on the thread of the counters and by the clock of the service, since a part
 * that has stopped has no event time; of these a replay can say nothing.
 */
public final class CheckAlerts {
    private static final int SAMPLES = 2;
    private static final long REST = TimeUnit.MINUTES.toNanos(10);
    /** A part that has never been as it should be is given so long. */
    private static final long START = TimeUnit.SECONDS.toNanos(30);
    /** Epoch of a run that begins; it is in a later one when a process has gone on with it. */
    private static final int FIRST_EPOCH = 1;

    private static final String FEED = "feed ";
    private static final String OF_ALL = "times, of all underlyings";

    /** A process that does not write its counters cannot say so, catching up is no fault, and clients that are cut off are counted. */
    private static final Set<String> OTHERS = Set.of("process", "caught-up", Readiness.SLOW_CLIENT);

    private final ReadySettings settings;
    private final Supplier<CounterView> counters;
    private final LongSupplier clock;
    private final CounterSources run;
    private final Consumer<Alert> raised;
    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private final FeedOutages outages = new FeedOutages();
    private final Map<String, Risen> risen = new LinkedHashMap<>();
    private int samples;

    /** A count at its last alert. */
    private record Risen(long count, long raisedAt) {}

    private static final class Seen {
        private final long since;
        private boolean hasPassed;
        private boolean passed = true;
        private long raisedAt;

        private Seen(long now) {
            this.since = now;
            this.raisedAt = now - REST;
        }
    }

    /**
     * @param counters values of now
     * @param clock nanoseconds since the epoch
     * @param run says which run it is
     * @param raised takes alerts without waiting
     */
    public CheckAlerts(
            ReadySettings settings,
            Supplier<CounterView> counters,
            LongSupplier clock,
            CounterSources run,
            Consumer<Alert> raised) {
        this.settings = settings;
        this.counters = counters;
        this.clock = clock;
        this.run = run;
        this.raised = raised;
    }

    /** Looks, at one sample of some. */
    public void sample(CounterFile file) {
        if (++samples % SAMPLES == 0) {
            long now = clock.getAsLong();
            CounterView view = counters.get();
            List<Check> checks = Readiness.of(view, settings, now).checks();
            checks.stream().filter(CheckAlerts::isLookedAt).forEach(check -> look(check, now));
            outages.count(values(view, Measure.FEED_STATES), values(view, Measure.FEED_GAPS), run.epoch() > FIRST_EPOCH)
                    .forEach(fault -> feed(fault, now));
            view.of(Measure.FEED_GAPS)
                    .forEach(each -> count(Readiness.GAP + each.label(), each.value(), "gaps in what came", now));
            view.of(Measure.PUSH_CUT)
                    .forEach(each -> count(Readiness.SLOW_CLIENT, each.value(), "clients cut off for slowness", now));
        }
    }

    /** Gaps are counted too. */
    private static boolean isLookedAt(Check check) {
        return !OTHERS.contains(check.name()) && !check.name().startsWith(Readiness.GAP);
    }

    private static Map<String, Long> values(CounterView view, Measure measure) {
        Map<String, Long> values = new LinkedHashMap<>();
        view.of(measure).forEach(each -> values.put(each.label(), each.value()));
        return values;
    }

    private void feed(FeedOutages.Fault fault, long now) {
        String name = "feed-state " + fault.label();
        if (fault.state() == FeedState.GAP) {
            count(name, fault.count(), OF_ALL, now);
        } else if (outages.isTold(fault.feed())) {
            risen.computeIfPresent(name, (key, last) -> new Risen(fault.count(), last.raisedAt()));
            risen.putIfAbsent(name, new Risen(fault.count(), now - REST));
        } else if (count(name, fault.count(), OF_ALL, now)) {
            outages.tell(fault);
        }
    }

    /** Counts begin with the process, so that the first is news too; returns whether there was any. */
    private boolean count(String name, long count, String what, long now) {
        Risen last = risen.getOrDefault(name, new Risen(0, now - REST));
        boolean isNews = count > last.count() && now - last.raisedAt() >= REST;
        if (isNews) {
            risen.put(name, new Risen(count, now));
            raise(name, false, (count - last.count()) + " " + what + ", " + count + " in all", now);
        }
        return isNews;
    }

    private void look(Check check, long now) {
        Seen last = seen.computeIfAbsent(check.name(), name -> new Seen(now));
        String feed = check.name().startsWith(FEED) ? check.name().substring(FEED.length()) : null;
        boolean isNews = !check.passes() && last.passed && now - last.raisedAt >= REST;
        if (!check.passes() && feed != null && outages.isTold(feed)) {
            last.passed = false;
        } else if (isNews && (last.hasPassed || now - last.since >= START)) {
            last.raisedAt = now;
            last.passed = false;
            raise(check.name(), check.required(), check.figure(), now);
            if (feed != null) {
                outages.tell(feed);
            }
        } else if (check.passes() && !last.passed && feed != null) {
            outages.end(feed);
        }
        last.hasPassed |= check.passes();
        last.passed |= check.passes();
    }

    private void raise(String name, boolean isRequired, String figure, long now) {
        raised.accept(Alert.ofCheck(name, isRequired, figure, run.runId(), run.epoch(), Instant.EPOCH.plusNanos(now)));
    }
}
