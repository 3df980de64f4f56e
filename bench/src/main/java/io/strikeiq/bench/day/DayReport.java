package io.strikeiq.bench.day;

import io.strikeiq.bench.report.Verdict;
import io.strikeiq.feeds.deribit.local.LocalOutage;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.service.cli.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Two runs of a day beside each other. */
final class DayReport {
    /**
     * How long a gap is felt: engines compare with what the last minutes were like, and are silent for some after a signal,
     * so that one which a gap brings or hides moves those that follow.
     */
    static final long FELT = TimeUnit.MINUTES.toNanos(15);

    /**
     * Averages that fade, levels of the session and what is learned of it remember a gap for longer than it is felt as a rule: what
     * is near a threshold may fall on its other side.
     */
    private static final double MOST_ALONE = 10;

    private static final double PERCENT = 100;

    private final long played;
    private final DayJournal still;
    private final DayJournal disturbed;
    private final List<LocalOutage> outages;
    private final long slack;
    private final int replays;
    private final int unclean;
    private final SignalMatch signals;

    /**
     * @param played trades that the exchange played
     * @param outages what the exchange did not say to the disturbed run
     * @param slack by which a gap may end before an outage does, in nanoseconds of event time
     * @param replays of the two runs, those that a replay repeats
     * @param unclean services that ended in order but not well
     */
    DayReport(
            long played,
            DayJournal still,
            DayJournal disturbed,
            List<LocalOutage> outages,
            long slack,
            int replays,
            int unclean) {
        this.played = played;
        this.still = still;
        this.disturbed = disturbed;
        this.outages = List.copyOf(outages);
        this.slack = slack;
        this.replays = replays;
        this.unclean = unclean;
        this.signals = SignalMatch.of(still.signals(), disturbed.signals());
    }

    private static long count(DayJournal journal) {
        return journal.trades().values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Entries of two maps that are not the same in both. */
    private static <V> long differences(Map<?, V> one, Map<?, V> other) {
        TreeSet<String> keys = new TreeSet<>();
        one.keySet().forEach(key -> keys.add(key.toString()));
        other.forEach((key, value) -> {
            if (Objects.equals(one.get(key), value)) {
                keys.remove(key.toString());
            } else {
                keys.add(key.toString());
            }
        });
        return keys.size();
    }

    /** Signals before the first gap, in words. */
    private Set<String> early(DayJournal of) {
        long first =
                disturbed.gaps().stream().mapToLong(DayJournal.Gap::from).min().orElse(Long.MAX_VALUE);
        Set<String> early = new TreeSet<>();
        for (SignalEmitted each : of.signals()) {
            if (each.time() < first) {
                early.add(each.time() + " " + each.engine() + " " + each.signal() + " " + each.underlying() + " "
                        + each.direction() + " " + each.level());
            }
        }
        return early;
    }

    private long differentBeforeGaps() {
        Set<String> one = early(still);
        Set<String> other = early(disturbed);
        Set<String> both = new TreeSet<>(one);
        both.retainAll(other);
        return one.size() + other.size() - 2L * both.size();
    }

    private boolean isNearGap(SignalEmitted signal) {
        return disturbed.gaps().stream()
                .filter(gap -> (gap.symbol() + "-").startsWith(signal.underlying() + "-"))
                .anyMatch(gap -> signal.time() >= gap.from() && signal.time() <= gap.to() + FELT);
    }

    private long outside(List<SignalEmitted> of) {
        return of.stream().filter(each -> !isNearGap(each)).count();
    }

    /** Percent of the signals outside the gaps, NaN where there are none. */
    private double alone() {
        return PERCENT * outside(signals.alone()) / (outside(still.signals()) + outside(disturbed.signals()));
    }

    private long untold() {
        return outages.stream().filter(each -> !disturbed.tellsOf(each, slack)).count();
    }

    /** What the JSON file holds. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("tradesPlayed", played);
        figures.put("trades", List.of(count(still), count(disturbed)));
        figures.put("tradesOfGaps", disturbed.backfilled());
        figures.put(
                "signals", List.of(still.signals().size(), disturbed.signals().size()));
        figures.put("signalsInBoth", signals.pairs());
        figures.put("signalsOutsideGaps", List.of(outside(still.signals()), outside(disturbed.signals())));
        figures.put(
                "signalsBeforeGaps",
                List.of(early(still).size(), early(disturbed).size()));
        figures.put("outages", outages.size());
        figures.put("gaps", disturbed.gaps().size());
        return figures;
    }

    String text() {
        Table table = new Table("", ">undisturbed", ">disturbed");
        row(table, "trades", count(still), count(disturbed));
        row(table, "of them from the exchange's history", still.backfilled(), disturbed.backfilled());
        row(table, "gaps noted", still.gaps().size(), disturbed.gaps().size());
        row(table, "signals", still.signals().size(), disturbed.signals().size());
        row(
                table,
                "signals before the first gap",
                early(still).size(),
                early(disturbed).size());
        row(table, "signals outside the gaps", outside(still.signals()), outside(disturbed.signals()));
        StringBuilder text = new StringBuilder(table.toString());
        for (SignalEmitted each : signals.alone()) {
            text.append(String.format(
                    Locale.ROOT,
                    "in one run only%s: %s %s on %s at %s%n",
                    isNearGap(each) ? ", beside a gap" : "",
                    each.engine(),
                    each.signal(),
                    each.underlying(),
                    Instant.EPOCH.plusNanos(each.time())));
        }
        outages.stream()
                .filter(each -> !disturbed.tellsOf(each, slack))
                .forEach(each -> text.append(String.format(
                        Locale.ROOT,
                        "no gap tells of %s from %s to %s%n",
                        each.instrument().isEmpty()
                                ? "the outage"
                                : "a change left out of the book of " + each.instrument(),
                        Instant.EPOCH.plusNanos(each.from()),
                        Instant.EPOCH.plusNanos(each.to()))));
        return text.toString();
    }

    private static void row(Table table, String what, long one, long other) {
        table.row(what, String.format(Locale.ROOT, "%,d", one), String.format(Locale.ROOT, "%,d", other));
    }

    List<Verdict> verdicts() {
        return List.of(
                Verdict.atLeast("runs that a replay repeats, signal by signal", replays, 2, ""),
                none("services that ended in order but not well", unclean),
                Verdict.atLeast(
                        "trades recorded by the undisturbed run, of those played",
                        (double) count(still),
                        (double) played,
                        ""),
                none("trades that are not once in both", differences(still.trades(), disturbed.trades())),
                none("ticks refused, as for coming too late", still.refused() + disturbed.refused()),
                none("instruments whose volume differs", differences(still.volumes(), disturbed.volumes())),
                none(
                        "instruments whose last open interest differs",
                        differences(still.interest(), disturbed.interest())),
                none("outages that no gap of the journal tells of", untold()),
                none("signals that are not the same in both, before the first gap", differentBeforeGaps()),
                Verdict.atMost("signals of one run only, outside the gaps, of all there", alone(), MOST_ALONE, "%"));
    }

    private static Verdict none(String what, long measured) {
        return Verdict.atMost(what, (double) measured, 0, "");
    }
}
