package io.strikeiq.watch.top;

import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.CounterView.State;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.Reading;
import io.strikeiq.watch.ready.Blindness;
import io.strikeiq.watch.ready.Check;
import io.strikeiq.watch.ready.Readiness;
import io.strikeiq.watch.ready.ReadySettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One screen of what a service is doing. Rates are over the time since the view before; without one, over the life of the
 * process.
 */
public final class TopView {
    private static final double SECOND = 1e9;
    private static final double MICROSECOND = 1e3;
    private static final double MILLISECOND = 1e6;
    private static final double PERCENT = 100;
    private static final double MEBIBYTE = 1 << 20;
    private static final int NAMED = 4;
    private static final long NANOS_IN_SECOND = 1_000_000_000L;

    private final CounterView now;
    private final CounterView before;
    private final Readiness readiness;
    private final Blindness blindness;
    private final long time;

    /**
     * @param before an earlier view of the same process, or null
     * @param time nanoseconds since the epoch
     */
    public TopView(CounterView now, CounterView before, ReadySettings settings, long time) {
        this.now = now;
        this.before = before != null && before.startedAt() == now.startedAt() ? before : null;
        this.readiness = Readiness.of(now, settings, time);
        this.blindness = Blindness.of(now);
        this.time = time;
    }

    /** The screen, each line with its end. */
    public String text() {
        StringBuilder text = new StringBuilder();
        head(text);
        stages(text);
        feeds(text);
        storage(text);
        push(text);
        latency(text);
        counts(text, "signals", Measure.SIGNALS);
        engines(text);
        counts(text, "refused", Measure.REFUSED);
        counts(text, "quarantined", Measure.QUARANTINES);
        process(text);
        return text.toString();
    }

    /** The same as values for JSON. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", state());
        json.put("run", now.runId());
        json.put("version", now.program());
        json.put("processId", now.processId());
        json.put("startedAt", instant(now.startedAt()));
        json.put("countersAt", instant(now.beatAt()));
        json.put("ready", readiness.isReady());
        json.put("checks", readiness.checks());
        json.put("blind", blindness.until());
        json.put("engines", EngineLine.of(now));
        Map<String, Object> counters = new TreeMap<>();
        now.readings().forEach(each -> counters.put(each.name(), each.number()));
        json.put("counters", counters);
        return json;
    }

    private String state() {
        return now.state(time).name().toLowerCase(Locale.ROOT);
    }

    private void head(StringBuilder text) {
        State state = now.state(time);
        long until = state == State.RUNNING ? time : now.beatAt();
        line(
                text,
                "strikeiq %s, process %d, %s, up %s, %s",
                now.program(),
                now.processId(),
                state(),
                length(until - now.startedAt()),
                readiness.isReady() ? "ready" : "NOT READY");
        line(
                text,
                "run %s, counters of %s",
                now.runId().isEmpty() ? "not chosen yet" : now.runId(),
                instant(now.beatAt()));
        for (Check check : readiness.checks()) {
            line(
                    text,
                    "  %-6s %-18s %s%s",
                    check.passes() ? "ok" : check.required() ? "FAILS" : "fails",
                    check.name(),
                    check.figure(),
                    check.passes() || check.required() ? "" : " (not required)");
        }
        if (!blindness.until().isEmpty()) {
            line(
                    text,
                    "  blind  %d metrics, the last until %s: %s",
                    blindness.until().size(),
                    blindness.last() == null ? "a time that the first tick will say" : blindness.last(),
                    blindness.until().keySet().stream().limit(NAMED).collect(Collectors.joining(", "))
                            + (blindness.until().size() > NAMED ? ", ..." : ""));
        }
    }

    private void stages(StringBuilder text) {
        line(text, "");
        line(
                text,
                "%-24s %15s %12s %10s %12s %7s %12s",
                "thread",
                "ticks",
                "ticks/s",
                "waiting",
                "ticks/batch",
                "busy",
                "longest");
        for (Reading done : now.of(Measure.TICKS_DONE)) {
            line(
                    text,
                    "%-24s %,15d %,12.0f %,10d %,12.1f %5.1f %% %,9.1f ms",
                    done.label(),
                    done.value(),
                    rate(done),
                    value(now, Measure.TICKS_WAITING, done.label()),
                    batch(done),
                    PERCENT * Measure.Unit.RATIO.of(value(now, Measure.STAGE_DUTY, done.label())),
                    value(now, Measure.STAGE_BATCH_MOST, done.label()) / MILLISECOND);
        }
        line(
                text,
                "ring %,d of %,d slots in use, %,d at most; %,d stalls",
                value(now, Measure.RING_USED, ""),
                value(now, Measure.RING_SIZE, ""),
                value(now, Measure.RING_USED_MOST, ""),
                now.of(Measure.STALLS).stream().mapToLong(Reading::value).sum());
    }

    private void feeds(StringBuilder text) {
        List<Reading> feeds = now.of(Measure.FEED_TICKS);
        if (feeds.isEmpty()) {
            return;
        }
        line(text, "");
        line(text, "%-24s %15s %12s %14s", "feed", "ticks", "ticks/s", "last tick");
        for (Reading feed : feeds) {
            long last = value(now, Measure.FEED_LAST_TICK, feed.label());
            line(
                    text,
                    "%-24s %,15d %,12.0f %14s",
                    feed.label(),
                    feed.value(),
                    rate(feed),
                    last == 0 ? "none" : String.format(Locale.ROOT, "%.1f s ago", (now.beatAt() - last) / SECOND));
        }
        line(
                text,
                "%,d conflated, %,d waited for room",
                now.of(Measure.FEED_CONFLATED).stream()
                        .mapToLong(Reading::value)
                        .sum(),
                value(now, Measure.FEED_BLOCKED, ""));
    }

    /** Who is sent signals and metrics, where the service listens. */
    private void push(StringBuilder text) {
        if (now.value(Measure.PUSH_CLIENTS).isPresent()) {
            line(
                    text,
                    "%-24s %,15d clients, %,d cut off for slowness, %,d failures",
                    "push",
                    value(now, Measure.PUSH_CLIENTS, ""),
                    value(now, Measure.PUSH_CUT, ""),
                    value(now, Measure.PUSH_FAILURES, ""));
        }
    }

    private void storage(StringBuilder text) {
        line(text, "");
        for (Reading journal : now.of(Measure.JOURNALED)) {
            line(text, "%-24s %,15d records", "journal " + journal.label(), journal.value());
        }
        if (now.value(Measure.LAG).isPresent()) {
            line(
                    text,
                    "%-24s %,15d records, %,d behind, %,d rows, %,d tried again, %,d refused",
                    "database",
                    value(now, Measure.COMMITTED, ""),
                    value(now, Measure.LAG, ""),
                    value(now, Measure.ROWS, ""),
                    value(now, Measure.RETRIES, ""),
                    value(now, Measure.DEAD_LETTERS, ""));
        }
    }

    private void latency(StringBuilder text) {
        Map<String, Map<String, Long>> byPath = new LinkedHashMap<>();
        for (Reading each : now.of(Measure.LATENCY)) {
            String[] parts = each.label().split(" ", 2);
            byPath.computeIfAbsent(parts[0], any -> new TreeMap<>()).put(parts[1], each.value());
        }
        if (byPath.isEmpty()) {
            return;
        }
        line(text, "");
        StringBuilder heading = new StringBuilder(String.format(Locale.ROOT, "%-24s", "latency in us"));
        byPath.values().iterator().next().keySet().forEach(each -> heading.append(right("p" + percent(each))));
        line(text, "%s", heading);
        byPath.forEach((path, quantiles) -> {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-24s", path));
            quantiles
                    .values()
                    .forEach(nanos -> row.append(right(String.format(Locale.ROOT, "%,.1f", nanos / MICROSECOND))));
            line(text, "%s", row);
        });
    }

    private static String percent(String quantile) {
        double percent = Double.parseDouble(quantile) * 100;
        return percent == Math.rint(percent)
                ? String.format(Locale.ROOT, "%.0f", percent)
                : String.format(Locale.ROOT, "%.1f", percent);
    }

    private static String right(String cell) {
        return String.format(Locale.ROOT, " %12s", cell);
    }

    private void counts(StringBuilder text, String what, Measure measure) {
        List<Reading> some =
                now.of(measure).stream().filter(each -> each.value() > 0).toList();
        if (some.isEmpty()) {
            return;
        }
        line(text, "");
        line(text, "%-24s %,15d", what, some.stream().mapToLong(Reading::value).sum());
        some.forEach(each -> line(text, "  %-22s %,15d", each.label(), each.value()));
    }

    /** What each said last, and which unknown input keeps it silent on how many underlyings. */
    private void engines(StringBuilder text) {
        List<EngineLine> lines = EngineLine.of(now);
        if (lines.isEmpty()) {
            return;
        }
        line(text, "");
        line(
                text,
                "%-24s %26s  %s",
                "engine",
                "last signal (event time)",
                "silent on underlyings for an unknown input");
        for (EngineLine each : lines) {
            line(
                    text,
                    "%-24s %26s  %s",
                    each.engine(),
                    each.lastSignal() == null ? "none" : each.lastSignal().truncatedTo(ChronoUnit.MILLIS),
                    each.blockedBy().isEmpty() ? "none" : each.blockedText());
        }
    }

    private void process(StringBuilder text) {
        line(text, "");
        line(
                text,
                "heap %,.0f of %,.0f MiB, %,d collections in %.2f s, %,d threads, disk %,.0f MiB free",
                value(now, Measure.HEAP_USED, "") / MEBIBYTE,
                value(now, Measure.HEAP_MAX, "") / MEBIBYTE,
                now.of(Measure.COLLECTIONS).stream().mapToLong(Reading::value).sum(),
                now.of(Measure.COLLECTION_TIME).stream()
                                .mapToLong(Reading::value)
                                .sum()
                        / SECOND,
                value(now, Measure.THREADS, ""),
                value(now, Measure.DISK_FREE, "") / MEBIBYTE);
    }

    /** Ticks that the thread did in a batch, on average. */
    private double batch(Reading done) {
        long batches = value(now, Measure.BATCHES, done.label());
        return batches == 0 ? 0 : (double) done.value() / batches;
    }

    private double rate(Reading reading) {
        long since = before == null ? now.startedAt() : before.beatAt();
        long earlier = before == null ? 0 : value(before, reading.measure(), reading.label());
        double seconds = (now.beatAt() - since) / SECOND;
        return seconds <= 0 ? 0 : (reading.value() - earlier) / seconds;
    }

    private static long value(CounterView view, Measure measure, String label) {
        return view.of(measure).stream()
                .filter(each -> each.label().equals(label))
                .mapToLong(Reading::value)
                .findFirst()
                .orElse(0);
    }

    private static String instant(long nanos) {
        return Instant.ofEpochSecond(nanos / NANOS_IN_SECOND, nanos % NANOS_IN_SECOND)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    private static String length(long nanos) {
        long seconds = nanos / NANOS_IN_SECOND;
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
