package io.strikeiq.learning.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.learning.outcome.RecordedRun;
import io.strikeiq.testing.LongTest;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** With {@code -Dplanted.seeds=60} the long form, and with {@code -Dplanted.first=20000} that of other seeds. */
@LongTest
class PlantedEdgeTest {
    private static final int SEEDS = Integer.getInteger("planted.seeds", 4);
    private static final int FIRST = Integer.getInteger("planted.first", 0);
    private static final ReportSettings SETTINGS = new ReportSettings(300, 0.95, 10, 30, 5, 0.05, 7);

    private static RecordedRun market(int seed, double edge) {
        return PlantedMarket.of(seed, 60, 500, edge);
    }

    /** As many as are found where the rate is right, but for one chance in twenty. */
    private static int most(int trials, double rate) {
        return new BinomialDistribution(trials, rate).inverseCumulativeProbability(0.95);
    }

    private static String share(long found) {
        double rate = (double) found / SEEDS;
        double half = 1.96 * Math.sqrt(rate * (1 - rate) / SEEDS);
        return String.format(
                Locale.ROOT,
                "%d of %d from %d: %.1f %% (%.1f to %.1f)",
                found,
                SEEDS,
                FIRST,
                100 * rate,
                100 * Math.max(0, rate - half),
                100 * Math.min(1, rate + half));
    }

    @Test
    void shouldFindAnEdgeOfTenPointsInFiveHundredSignals(TestReporter reporter) {
        long found = IntStream.range(FIRST, FIRST + SEEDS)
                .filter(seed -> new Scorecards(market(seed, 0.1), SETTINGS)
                        .adjusted().entrySet().stream()
                                .filter(each -> each.getKey().detail() == Scope.Detail.ENGINE)
                                .anyMatch(each -> each.getKey().engine().equals(PlantedMarket.PLANTED)
                                        && each.getValue() <= SETTINGS.rate()))
                .count();
        reporter.publishEntry("edges found", share(found));
        assertTrue(found >= 0.95 * SEEDS, share(found));
    }

    @Test
    void shouldFindNothingWhereNothingIsPlanted(TestReporter reporter) {
        long found = IntStream.range(FIRST, FIRST + SEEDS)
                .filter(seed -> new Scorecards(market(1_000 + seed, 0), SETTINGS)
                        .adjusted().values().stream().anyMatch(adjusted -> adjusted <= SETTINGS.rate()))
                .count();
        reporter.publishEntry("something found of nothing", share(found));
        assertTrue(found <= most(SEEDS, SETTINGS.rate()), share(found));
    }

    /** Of what random times do, p-values are as often small as they say. */
    @Test
    void shouldGiveAnHonestPValueToEachScopeWhereNothingIsPlanted() {
        int seeds = Math.min(SEEDS, 60);
        long[] judged = {0, 0};
        IntStream.range(FIRST, FIRST + seeds).forEach(seed -> {
            Scorecards cards = new Scorecards(market(2_000 + seed, 0), SETTINGS);
            for (Map.Entry<Scope, Double> each : cards.adjusted().entrySet()) {
                double p = cards.result(each.getKey()).p();
                judged[0] += Double.isNaN(p) ? 0 : 1;
                judged[1] += p <= 0.05 ? 1 : 0;
            }
        });
        // Scopes of one engine hang together: a quarter of them tell.
        int trials = (int) judged[0] / 4;
        assertTrue(judged[1] / 4 <= most(trials, 0.05), judged[1] + " of " + judged[0]);
    }

    @Test
    void shouldSayInPlainWordsWhichEngineBeatsItsPlacebo() {
        LearningReport report = LearningReport.of(market(1, 0.1), SETTINGS);
        assertEquals(7, report.verdicts().size());
        assertTrue(report.verdicts().stream()
                .anyMatch(words -> words.startsWith("planted at 15 min beats its placebo: right in ")));
        assertTrue(report.verdicts().stream()
                .anyMatch(words -> words.startsWith("noise_1 at 15 min does not beat its placebo: right in ")));
        assertEquals(PlantedMarket.PLANTED, report.best().get(0).engine());
        assertTrue(report.best().get(0).test().consistent() < 0.05);
    }
}
