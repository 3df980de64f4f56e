package io.strikeiq.learning.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With {@code -Dplanted.seeds=60} the long form, and with {@code -Dplanted.first=20000} that of other seeds. */
class PlantedEdgeTest {
    private static final int SEEDS = Integer.getInteger("planted.seeds", 3);
    private static final int FIRST = Integer.getInteger("planted.first", 0);
    private static final ReportSettings SETTINGS = new ReportSettings(300, 0.95, 10, 30, 5, 0.05, 7);

    private static LearningReport report(int seed, double edge) {
        return LearningReport.of(PlantedMarket.of(seed, 60, 500, edge), SETTINGS);
    }

    private static boolean isFound(LearningReport report, String engine) {
        return report.scorecards().stream()
                .filter(card -> card.scope().detail() == Scope.Detail.ENGINE)
                .anyMatch(card -> card.scope().engine().equals(engine) && card.adjusted() <= SETTINGS.rate());
    }

    @Test
    void shouldFindAnEdgeOfTenPointsInFiveHundredSignals() {
        long found = IntStream.range(FIRST, FIRST + SEEDS)
                .filter(seed -> isFound(report(seed, 0.1), PlantedMarket.PLANTED))
                .count();
        assertTrue(found >= 0.95 * SEEDS, found + " of " + SEEDS + " from " + FIRST);
    }

    @Test
    void shouldFindNothingWhereNothingIsPlanted() {
        long found = IntStream.range(FIRST, FIRST + SEEDS)
                .filter(seed -> report(1_000 + seed, 0).found() > 0)
                .count();
        assertTrue(found <= Math.max(1, 0.05 * SEEDS), found + " of " + SEEDS + " from " + FIRST);
    }

    @Test
    void shouldSayInPlainWordsWhichEngineBeatsItsPlacebo() {
        LearningReport report = report(1, 0.1);
        assertEquals(7, report.verdicts().size());
        assertTrue(report.verdicts().stream()
                .anyMatch(words -> words.startsWith("planted at 15 min beats its placebo: right in ")));
        assertTrue(report.verdicts().stream()
                .anyMatch(words -> words.startsWith("noise_1 at 15 min does not beat its placebo: right in ")));
        assertEquals(PlantedMarket.PLANTED, report.best().get(0).engine());
        assertTrue(report.best().get(0).test().consistent() < 0.05);
    }
}
