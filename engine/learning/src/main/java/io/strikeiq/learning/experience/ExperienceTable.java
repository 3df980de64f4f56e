package io.strikeiq.learning.experience;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.learning.Horizons;
import io.strikeiq.core.learning.PastOutcome;
import io.strikeiq.core.learning.PriorExperience;
import io.strikeiq.core.learning.StatedConfidence;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.learning.outcome.Regimes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a version of the experience says of each kind of signal, of all regimes and of each. */
public final class ExperienceTable {
    /** All of a kind. */
    public static final String ANY = "ANY";

    private static final Comparator<Scope> ORDER = Comparator.comparing(Scope::underlying)
            .thenComparing(Scope::venue)
            .thenComparing(Scope::engine)
            .thenComparing(Scope::signal)
            .thenComparing(Scope::ivRegime)
            .thenComparing(Scope::gammaRegime)
            .thenComparingLong(Scope::horizon);

    private final List<Row> rows;

    private ExperienceTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * What is counted together.
     *
     * @param venue of the underlying, empty where it was not kept
     * @param ivRegime name of the IV regime, {@link #ANY} for all
     * @param gammaRegime name of the dealer-gamma regime, {@link #ANY} for all
     * @param horizon nanoseconds, 0 for the end of the session
     */
    public record Scope(
            String venue,
            String underlying,
            String engine,
            String signal,
            String ivRegime,
            String gammaRegime,
            long horizon) {
        /** The underlying for people, with its venue where that is known. */
        public String title() {
            return venue.isEmpty() ? underlying : venue + ":" + underlying;
        }

        /** Whether it is of one regime, and not a sum. */
        public boolean isCell() {
            return !ivRegime.equals(ANY);
        }
    }

    /**
     * What became of the signals of a scope.
     *
     * @param tests outcomes that are known
     * @param confidence that such a signal gets, unknown for sums and for horizons that no confidence is of
     * @param low lower end of its interval
     * @param high upper end
     * @param count outcomes by weight that it was learned from
     * @param last event time of the last outcome
     */
    public record Row(
            Scope scope,
            long tests,
            long wins,
            long losses,
            long timeouts,
            double confidence,
            double low,
            double high,
            double count,
            long last) {
        /** Wins per outcome. */
        public double successRate() {
            return (double) wins / tests;
        }
    }

    private static final class Count {
        private long wins;
        private long losses;
        private long timeouts;
        private long last = Long.MIN_VALUE;
        private double ivRegime;
        private double gammaRegime;

        private void add(LearnedOutcome of) {
            PastOutcome past = of.past();
            wins += past.outcome() == Outcome.WIN ? of.count() : 0;
            losses += past.outcome() == Outcome.LOSS ? of.count() : 0;
            timeouts += past.outcome() == Outcome.TIMEOUT ? of.count() : 0;
            last = Math.max(last, past.decided());
            ivRegime = past.ivRegime();
            gammaRegime = past.gammaRegime();
        }
    }

    /**
     * Counts lessons.
     *
     * @param prior the same lessons, as a run begins with them
     * @param barrier distance of target and stop, in standard deviations of the horizon
     */
    public static ExperienceTable of(
            List<Lesson> lessons, PriorExperience prior, List<EngineDefinition> definitions, double barrier) {
        Map<Scope, Count> counts = new TreeMap<>(ORDER);
        for (Lesson lesson : lessons) {
            for (LearnedOutcome each : lesson.outcomes()) {
                PastOutcome past = each.past();
                String iv = Regimes.impliedVolatility(past.ivRegime()).toUpperCase(Locale.ROOT);
                String gamma = Regimes.gamma(past.gammaRegime()).toUpperCase(Locale.ROOT);
                add(counts, each, past.signal(), iv, gamma);
                add(counts, each, past.signal(), ANY, ANY);
                add(counts, each, ANY, ANY, ANY);
            }
        }
        Map<String, StatedConfidence> stated = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        counts.forEach((scope, count) -> rows.add(row(
                scope,
                count,
                stated.computeIfAbsent(
                        scope.title(),
                        title -> new StatedConfidence(
                                definitions, barrier, prior, scope.venue(), scope.underlying())))));
        return new ExperienceTable(rows);
    }

    private static void add(Map<Scope, Count> counts, LearnedOutcome of, String signal, String iv, String gamma) {
        Scope scope = new Scope(
                of.past().venue(), of.past().underlying(), of.past().engine(), signal, iv, gamma, of.horizon());
        counts.computeIfAbsent(scope, each -> new Count()).add(of);
    }

    private static Row row(Scope scope, Count count, StatedConfidence stated) {
        StatedConfidence.Said said = scope.isCell() && scope.horizon() == Horizons.nanos(Horizons.STATED)
                ? stated.of(scope.engine(), scope.signal(), count.ivRegime, count.gammaRegime)
                : StatedConfidence.Said.NOTHING;
        return new Row(
                scope,
                count.wins + count.losses + count.timeouts,
                count.wins,
                count.losses,
                count.timeouts,
                said.confidence(),
                said.low(),
                said.high(),
                said.count(),
                count.last);
    }

    /** By underlying, engine, signal, regimes and horizon. */
    public List<Row> rows() {
        return rows;
    }
}
