package io.strikeiq.learning.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.MarketPath;
import io.strikeiq.learning.outcome.RecordedRun;
import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.learning.outcome.SignalSaid;
import io.strikeiq.learning.outcome.TestOutcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScorecardsTest {
    private static final ReportSettings SETTINGS = new ReportSettings(200, 0.9, 5, 5, 3, 0.05, 3);
    private static final long MINUTE = 60_000_000_000L;

    private static ScoredSignal outcome(
            String engine, Direction direction, long time, long horizon, Outcome outcome, double gross) {
        return TestOutcomes.outcome(TestOutcomes.said(engine, direction, "AAA", time), horizon, outcome, gross);
    }

    private static Scorecard card(LearningReport report, String engine, Scope.Detail detail, String horizon) {
        return report.scorecards().stream()
                .filter(card -> card.scope().engine().equals(engine))
                .filter(card -> card.scope().detail() == detail
                        && card.scope().horizonName().equals(horizon))
                .findFirst()
                .orElseThrow();
    }

    /** The price rises through every even hour and falls through every odd one. */
    private static MarketPath saw(int days) {
        MarketPath path = new MarketPath("AAA");
        for (int day = 0; day < days; day++) {
            for (int minute = 0; minute < 240; minute++) {
                int within = minute % 120;
                double spot = 1_000 + (within < 60 ? within : 120 - within);
                path.add(
                        (19_000 + day) * Days.DAY + minute * MINUTE,
                        Map.of("SPOT", spot, "VWAP", 1_010.0, "RSI_5M", 60.0));
            }
        }
        return path;
    }

    @Test
    void shouldCountWhatCameOfSignals() {
        List<ScoredSignal> outcomes = new ArrayList<>();
        for (int day = 0; day < 6; day++) {
            long time = (19_000 + day) * Days.DAY;
            outcomes.add(outcome("a", Direction.UP, time, 5 * MINUTE, Outcome.WIN, 0.003));
            outcomes.add(outcome("a", Direction.UP, time + 1, 5 * MINUTE, Outcome.TIMEOUT, 0.001));
            outcomes.add(outcome("a", Direction.UP, time + 2, 5 * MINUTE, Outcome.UNRESOLVED, Double.NaN));
            outcomes.add(outcome("b", Direction.DOWN, time + 3, 5 * MINUTE, Outcome.LOSS, -0.002));
        }
        LearningReport report = LearningReport.of(RecordedRun.of("r", outcomes, List.of()), SETTINGS);
        Scorecard a = card(report, "a", Scope.Detail.ENGINE, "5 min");
        assertEquals(new Counts(18, 12, 6, 0, 6, 6, 0, 0, 12), a.counts());
        assertEquals(0.5, a.hits().rate(), 1e-12);
        assertEquals(1 / 3.0, a.hits().base(), 1e-12);
        assertEquals(0, a.hits().interval().width(), 1e-12);
        assertEquals(0.002, a.profit().gross(), 1e-12);
        assertTrue(Double.isNaN(a.profit().net()));
        assertEquals(
                "a at 5 min: right in 50.0 % of 12, not compared with a placebo: no snapshots of its times",
                a.verdict());
        assertEquals("2022-01-08", report.from());
        assertEquals(6, report.days());
    }

    /** Two early signals in a rising hour are right, and so is any time of that hour: there is nothing to find. */
    @Test
    void shouldNotTakeTheHoursThatAnEngineLikesForItsMerit() {
        List<ScoredSignal> outcomes = new ArrayList<>();
        for (int day = 0; day < 30; day++) {
            for (int hour = 0; hour < 4; hour += 2) {
                long time = (19_000 + day) * Days.DAY + hour * Days.HOUR + 10 * MINUTE;
                outcomes.add(outcome("early", Direction.UP, time, MINUTE, Outcome.WIN, 0.001));
            }
        }
        Scorecard card = card(
                LearningReport.of(RecordedRun.of("r", outcomes, List.of(saw(30))), SETTINGS),
                "early",
                Scope.Detail.ENGINE,
                "1 min");
        assertEquals(1, card.placebo().rate(), 1e-12);
        assertEquals(1, card.placebo().expected(), 0.02);
        assertTrue(card.adjusted() > SETTINGS.rate());
        assertTrue(card.verdict().startsWith("early at 1 min does not beat its placebo: right in 100.0 %"));
    }

    /** Any time of these hours is calm: who says so is right, and has no merit, whatever else the engine says. */
    @Test
    void shouldNotTurnWhatIsSaidOfVariance() {
        MarketPath path = new MarketPath("AAA");
        List<ScoredSignal> outcomes = new ArrayList<>();
        for (int day = 0; day < 10; day++) {
            long time = (19_000 + day) * Days.DAY;
            for (int minute = 0; minute < 60; minute++) {
                path.add(time + minute * MINUTE, Map.of("SPOT", 1_000.0 + minute, "ATM_SIGMA", 0.5));
            }
            SignalSaid calm = new SignalSaid(
                    "a", "CALM", Direction.NONE, -1, "AAA", "low", "long", time + MINUTE, 0.5, 0.5, 3, Map.of());
            outcomes.add(new ScoredSignal(
                    calm,
                    5 * MINUTE,
                    time + 6 * MINUTE,
                    Double.NaN,
                    1,
                    Outcome.WIN,
                    false,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    1,
                    false));
            if (day % 2 == 0) {
                outcomes.add(outcome("a", Direction.UP, time + 2 * MINUTE, 5 * MINUTE, Outcome.WIN, 0.001));
            }
        }
        PlaceboResult placebo = card(
                        LearningReport.of(RecordedRun.of("r", outcomes, List.of(path)), SETTINGS),
                        "a",
                        Scope.Detail.ENGINE,
                        "5 min")
                .placebo();
        assertEquals(15, placebo.signals());
        assertEquals(1, placebo.rate(), 1e-12);
        assertEquals(1, placebo.expected(), 1e-12);
        assertEquals(1, placebo.p(), 1e-12);
    }

    @Test
    void shouldHoldSignalsAgainstRulesOfOneLine() {
        List<ScoredSignal> outcomes = new ArrayList<>();
        for (int day = 0; day < 6; day++) {
            long time = (19_000 + day) * Days.DAY + 90 * MINUTE;
            outcomes.add(outcome("a", Direction.DOWN, time, 5 * MINUTE, Outcome.WIN, 0.003));
        }
        Scorecard card = card(
                LearningReport.of(RecordedRun.of("r", outcomes, List.of(saw(6))), SETTINGS),
                "a",
                Scope.Detail.SIGNAL,
                "5 min");
        assertEquals(
                List.of("RSI side", "VWAP side", "previous move"),
                card.rules().stream().map(RuleComparison::rule).toList());
        assertEquals(
                List.of(0.0, 0.0, 1.0),
                card.rules().stream().map(RuleComparison::ruleRate).toList());
        assertEquals(1, card.rules().get(0).signalRate());
        assertEquals(1, card.rules().get(0).difference().low(), 1e-12);
    }

    @Test
    void shouldJudgeOnlyWhatIsLearnedWhereAnythingIs() {
        List<ScoredSignal> outcomes = new ArrayList<>();
        for (int day = 0; day < 6; day++) {
            long time = (19_000 + day) * Days.DAY;
            outcomes.add(outcome("a", Direction.UP, time, 0, Outcome.WIN, 0.003));
            outcomes.add(TestOutcomes.outcome(
                    TestOutcomes.said("a", Direction.UP, "AAA", time, 0.31, 0), 0, Outcome.LOSS, 0));
        }
        Scorecard card = card(
                LearningReport.of(RecordedRun.of("r", outcomes, List.of()), SETTINGS),
                "a",
                Scope.Detail.REGIME,
                "session end");
        assertEquals(6, card.confidence().forecasts());
        assertFalse(card.confidence().isPrior());
        assertEquals(0.25, card.confidence().brier().score(), 1e-12);
        assertEquals("a S AAA, IV low, gamma long", card.scope().title());
    }

    @Test
    void shouldWinOnTheBarrierThatIsReachedFirst() {
        MarketPath path = new MarketPath("AAA");
        double[] spots = {100, 100.5, 99, 101.5, 103};
        for (int i = 0; i < spots.length; i++) {
            path.add(i, Map.of("SPOT", spots[i]));
        }
        assertEquals(0, PathRule.win(path, 0, 4, 1, 0.01));
        assertEquals(1, PathRule.win(path, 0, 4, -1, 0.01));
        assertEquals(1, PathRule.win(path, 0, 4, 1, 0.012));
        assertEquals(0, PathRule.win(path, 0, 4, 1, 0.5));
        assertEquals(1, PathRule.win(path, 0, 4, 1, Double.NaN));
        assertEquals(0.5, PathRule.win(path, 2, 2, 1, Double.NaN));
    }
}
