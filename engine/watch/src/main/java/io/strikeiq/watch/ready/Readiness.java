package io.strikeiq.watch.ready;

import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.CounterView.State;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Whether a service is ready.
 *
 * @param checks each check, in a fixed order; those that do not apply to the run are left out
 */
public record Readiness(List<Check> checks) {
    private static final double SECOND = 1e9;
    private static final double MEBIBYTE = 1 << 20;
    /** Times the least free disk: below it is time to make room. */
    private static final int ROOM = 2;
    /** What happens at one moment, such as a gap, is told for so long. */
    private static final double MINUTE = 60 * SECOND;
    /** A client that has not taken what it was sent for so long is slow. */
    private static final double SLOW = SECOND;

    /** Before the channel in which a gap was. */
    public static final String GAP = "feed-gap ";
    /** Of clients to which is pushed. */
    public static final String SLOW_CLIENT = "slow-client";

    /** Whether every required check passes. */
    public boolean isReady() {
        return checks.stream().allMatch(check -> check.passes() || !check.required());
    }

    /**
     * Checks a service by its counters.
     *
     * @param now nanoseconds since the epoch
     */
    public static Readiness of(CounterView counters, ReadySettings settings, long now) {
        List<Check> checks = new ArrayList<>();
        checks.add(process(counters, now));
        if (counters.runId().isEmpty()) {
            checks.add(new Check("run", false, true, "no run has begun yet"));
        }
        checks.add(stages(counters));
        journal(counters, checks);
        caughtUp(counters, checks);
        feeds(counters, settings, now, checks);
        gaps(counters, now, checks);
        clients(counters, now, checks);
        database(counters, settings, checks);
        disk(counters, checks);
        return new Readiness(List.copyOf(checks));
    }

    private static Check process(CounterView counters, long now) {
        State state = counters.state(now);
        return new Check(
                "process",
                state == State.RUNNING,
                true,
                String.format(
                        Locale.ROOT,
                        "%s, counters written %.1f s ago",
                        state.name().toLowerCase(Locale.ROOT),
                        (now - counters.beatAt()) / SECOND));
    }

    private static Check stages(CounterView counters) {
        long standing =
                counters.of(Measure.STANDING).stream().mapToLong(Reading::value).sum();
        long failed = counters.value(Measure.THREADS_FAILED).orElse(0);
        return new Check(
                "stages",
                standing == 0 && failed == 0,
                true,
                standing + " threads stand still while work waits" + engines(counters) + ", " + failed
                        + " have failed, 0 allowed");
    }

    /** The engines in which threads stand still. */
    private static String engines(CounterView counters) {
        String names = counters.of(Measure.ENGINE_STANDING).stream()
                .filter(each -> each.value() > 0)
                .map(Reading::label)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " (in the engine " + names + ")";
    }

    /** A thread that does not get on with writing stands still, which is the check before; this one is of the folder. */
    private static void journal(CounterView counters, List<Check> checks) {
        OptionalLong writable = counters.value(Measure.JOURNAL_WRITABLE);
        if (writable.isPresent()) {
            String records = counters.of(Measure.JOURNALED).stream()
                    .map(each -> String.format(Locale.ROOT, "%,d records of %s, ", each.value(), each.label()))
                    .collect(Collectors.joining());
            boolean passes = writable.getAsLong() == 1;
            checks.add(new Check(
                    "journal",
                    passes,
                    true,
                    records + (passes ? "the folder takes more" : "the folder cannot be written to")));
        }
    }

    private static void caughtUp(CounterView counters, List<Check> checks) {
        OptionalLong caughtUp = counters.value(Measure.CAUGHT_UP);
        if (caughtUp.isPresent()) {
            boolean done = caughtUp.getAsLong() == 1;
            checks.add(new Check(
                    "caught-up", done, true, done ? "feeds give the ticks" : "recorded ticks are being replayed"));
        }
    }

    private static void feeds(CounterView counters, ReadySettings settings, long now, List<Check> checks) {
        for (Reading last : counters.of(Measure.FEED_LAST_TICK)) {
            boolean up = counters.of(Measure.FEED_UP).stream()
                    .anyMatch(each -> each.label().equals(last.label()) && each.value() == 1);
            boolean fresh = last.value() > 0 && now - last.value() <= settings.feedSilence();
            checks.add(new Check(
                    "feed " + last.label(),
                    up && fresh,
                    settings.requireFeeds(),
                    String.format(
                            Locale.ROOT,
                            "%s, %s, %.0f s allowed",
                            up ? "running" : "ended",
                            last.value() > 0
                                    ? String.format(Locale.ROOT, "last tick %.1f s ago", (now - last.value()) / SECOND)
                                    : "no tick yet",
                            settings.feedSilence() / SECOND)));
        }
    }

    private static void gaps(CounterView counters, long now, List<Check> checks) {
        for (Reading last : counters.of(Measure.FEED_LAST_GAP)) {
            long count = counters.of(Measure.FEED_GAPS).stream()
                    .filter(each -> each.label().equals(last.label()))
                    .mapToLong(Reading::value)
                    .sum();
            double ago = now - last.value();
            checks.add(new Check(
                    GAP + last.label(),
                    ago > MINUTE,
                    false,
                    String.format(Locale.ROOT, "%,d in all, the last %.1f s ago, 60 s wanted", count, ago / SECOND)));
        }
    }

    /** Those who take nothing, and those that were cut off for it. */
    private static void clients(CounterView counters, long now, List<Check> checks) {
        OptionalLong clients = counters.value(Measure.PUSH_CLIENTS);
        if (clients.isPresent()) {
            long wait = counters.value(Measure.PUSH_WAIT).orElse(0);
            long cut = counters.value(Measure.PUSH_CUT).orElse(0);
            double ago = now - counters.value(Measure.PUSH_LAST_CUT).orElse(0);
            checks.add(new Check(
                    SLOW_CLIENT,
                    wait <= SLOW && (cut == 0 || ago > MINUTE),
                    false,
                    String.format(
                            Locale.ROOT,
                            "%,d clients, the slowest has taken nothing for %.1f s, 1 s allowed; %,d cut off%s",
                            clients.getAsLong(),
                            wait / SECOND,
                            cut,
                            cut == 0
                                    ? ""
                                    : String.format(Locale.ROOT, ", the last %.1f s ago, 60 s wanted", ago / SECOND))));
        }
    }

    private static void database(CounterView counters, ReadySettings settings, List<Check> checks) {
        OptionalLong lag = counters.value(Measure.LAG);
        if (lag.isPresent()) {
            boolean up = counters.value(Measure.DATABASE_UP).orElse(0) == 1;
            checks.add(new Check(
                    "database",
                    up && lag.getAsLong() <= settings.databaseLag(),
                    settings.requireDatabase(),
                    String.format(
                            Locale.ROOT,
                            "%s, %,d journal records behind, %,d allowed",
                            up ? "reachable" : "away",
                            lag.getAsLong(),
                            settings.databaseLag())));
        }
    }

    private static void disk(CounterView counters, List<Check> checks) {
        OptionalLong free = counters.value(Measure.DISK_FREE);
        if (free.isPresent()) {
            long least = counters.value(Measure.DISK_LEAST).orElse(0);
            checks.add(new Check(
                    "disk",
                    free.getAsLong() >= least,
                    true,
                    String.format(
                            Locale.ROOT,
                            "%,.0f MiB free, %,.0f needed",
                            free.getAsLong() / MEBIBYTE,
                            least / MEBIBYTE)));
            checks.add(new Check(
                    "disk-room",
                    free.getAsLong() >= ROOM * least,
                    false,
                    String.format(
                            Locale.ROOT,
                            "%,.0f MiB free, the run stops below %,.0f",
                            free.getAsLong() / MEBIBYTE,
                            least / MEBIBYTE)));
        }
    }
}
