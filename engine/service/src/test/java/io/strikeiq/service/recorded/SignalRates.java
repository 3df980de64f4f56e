package io.strikeiq.service.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.testing.Report;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How often each engine speaks on real days: neither always nor never. Writes the tables signals-by-day and
 * signals-by-name; an engine that cannot speak there is named with the input that the source lacks, as found in the
 * frames of the run.
 */
final class SignalRates {
    private static final List<String> ENGINES = StandardEngines.registry().definitions().stream()
            .map(EngineDefinition::name)
            .toList();
    /** Engines that tell every change of a state that always is; the others wait for something that seldom happens. */
    private static final Set<String> STATES = Set.of("formula", "dealer_gamma", "structure");
    /** From so many days on silence is no chance, and neither is a signal on each of them. */
    private static final int MANY_DAYS = 20;
    /** One in ten minutes: whoever speaks more often, day in day out, has no news. */
    private static final double MOST_PER_HOUR = 6;

    /** The engines that can speak at all on what a recording holds. */
    private static final Map<RecordedMarket, Set<String>> ABLE = Map.of(
            RecordedMarket.GOOG,
            Set.of("liquidity", "stop_hunt", "liquidity_vacuum", "formula", "dealer_gamma", "structure"),
            RecordedMarket.IBM,
            Set.of("liquidity", "stop_hunt", "liquidity_vacuum", "formula", "structure"),
            RecordedMarket.BTCUSDT,
            Set.of("liquidity", "liquidity_vacuum", "formula"),
            RecordedMarket.NIFTY,
            Set.of("smart_money", "gamma_squeeze", "options_trap", "formula", "dealer_gamma", "structure"),
            RecordedMarket.BANKNIFTY,
            Set.of("smart_money", "gamma_squeeze", "options_trap", "formula", "dealer_gamma", "structure"));

    private static final double SHORTEST_HOURS = 1;
    private static final double ALWAYS = 0.9;

    private final Report byDay = new Report(
            "signals-by-day",
            Stream.concat(Stream.of("source", "day"), ENGINES.stream()).toArray(String[]::new));
    private final Report byName = new Report(
            "signals-by-name",
            "source",
            "engine",
            "signal",
            "total",
            "days",
            "days with it",
            "median",
            "most in a day");

    /** Adds the days of a market to the tables. */
    void add(RecordedReplay run) {
        for (LocalDate day : run.watch().days()) {
            List<String> cells = new ArrayList<>(List.of(run.market().name(), day.toString()));
            for (String engine : ENGINES) {
                String silenced = run.silenced(engine);
                cells.add(silenced == null ? Integer.toString(run.tally().of(day, engine)) : silenced);
            }
            byDay.add(2, cells.toArray(String[]::new));
        }
        for (String engine : ENGINES) {
            reportNames(run, engine);
        }
    }

    private void reportNames(RecordedReplay run, String engine) {
        List<LocalDate> days = run.watch().days();
        String count = Integer.toString(days.size());
        List<String> names = run.tally().names(engine);
        if (names.isEmpty()) {
            String silenced = run.silenced(engine);
            String why = silenced == null ? "none" : silenced;
            byName.add(3, run.market().name(), engine, why, "0", count, "0", "0", "0");
        }
        for (String name : names) {
            List<Integer> perDay =
                    run.tally().perDay(engine, name, days).stream().sorted().toList();
            byName.add(
                    3,
                    run.market().name(),
                    engine,
                    name,
                    Integer.toString(perDay.stream().mapToInt(Integer::intValue).sum()),
                    count,
                    Long.toString(perDay.stream().filter(n -> n > 0).count()),
                    String.format(Locale.ROOT, "%.1f", median(perDay)),
                    Integer.toString(perDay.get(perDay.size() - 1)));
        }
    }

    private static double median(List<Integer> sorted) {
        int n = sorted.size();
        return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2.0;
    }

    /** Fails where an engine speaks always or never, or is silenced by an input that is there. */
    static void assertRates(RecordedReplay run) {
        int days = run.watch().days().size();
        for (String engine : ENGINES) {
            assertEquals(
                    ABLE.get(run.market()).contains(engine),
                    run.silenced(engine) == null,
                    () -> run.market().name() + ", " + engine + ": " + run.silenced(engine));
            String where = run.market().name() + ", " + engine;
            int signals = run.tally().of(engine);
            if (run.silenced(engine) != null) {
                assertEquals(0, signals, where + " speaks though it is " + run.silenced(engine));
                continue;
            }
            if (run.hours() >= SHORTEST_HOURS) {
                double rate = signals / run.hours();
                assertTrue(rate <= MOST_PER_HOUR, () -> where + " speaks " + rate + " times an hour");
            }
            if (days >= MANY_DAYS) {
                assertTrue(signals > 0, where + " never speaks");
                assertTrue(
                        STATES.contains(engine) || run.tally().days(engine) <= ALWAYS * days,
                        where + " speaks on every day");
            }
        }
        if (days >= MANY_DAYS) {
            double share = run.watch().largestRegimeShare();
            assertTrue(
                    share <= ALWAYS,
                    () -> run.market().name() + ": one gamma regime holds for " + share + " of the time");
        }
    }
}
