package io.strikeiq.learning.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.MarketPath;
import io.strikeiq.learning.outcome.RecordedRun;
import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.learning.outcome.TestOutcomes;
import io.strikeiq.learning.report.LearningReport;
import io.strikeiq.learning.report.ReportSettings;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportPageTest {
    private static final ReportSettings FEW_DRAWS = new ReportSettings(60, 0.95, 5, 10, 5, 0.05, 3);

    /** Two engines, one of them with a name that would be markup, over eight days. */
    private static LearningReport report() {
        SplittableRandom random = new SplittableRandom(8);
        MarketPath path = new MarketPath("A&B");
        List<ScoredSignal> outcomes = new ArrayList<>();
        double spot = 100;
        for (int day = 0; day < 8; day++) {
            for (int minute = 0; minute < 120; minute++) {
                spot *= 1 + 1e-4 * random.nextGaussian();
                long time = (19_000 + day) * Days.DAY + minute * 60_000_000_000L;
                path.add(time, Map.of("SPOT", spot, "ZERO_GAMMA", 100.0));
                if (minute % 7 == 0) {
                    outcomes.add(outcome(minute % 2 == 0 ? "<b>" : "plain", time, random));
                }
            }
        }
        return LearningReport.of(RecordedRun.of("run", outcomes, List.of(path)), FEW_DRAWS);
    }

    private static ScoredSignal outcome(String engine, long time, SplittableRandom random) {
        boolean won = random.nextBoolean();
        return TestOutcomes.outcome(
                TestOutcomes.said(
                        engine,
                        random.nextBoolean() ? Direction.UP : Direction.DOWN,
                        "A&B",
                        time,
                        random.nextDouble(),
                        0),
                300_000_000_000L,
                won ? Outcome.WIN : Outcome.LOSS,
                won ? 1e-3 : -1e-3);
    }

    @Test
    void shouldBeOneWellFormedFileThatFetchesNothing() throws Exception {
        String html = ReportPage.of(report());
        assertFalse(html.contains("http") || html.contains("<script") || html.contains("src="));
        String body = html.substring(html.indexOf("<body>"), html.indexOf("</html>"));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(body)));
        assertEquals(6, html.split("<figure>", -1).length - 1);
        assertTrue(html.contains("&lt;b&gt;") && html.contains("A&amp;B"));
        assertFalse(html.contains("NaN"));
    }

    @Test
    void shouldBeTheSameForTheSameOutcomes() {
        assertEquals(ReportPage.of(report()), ReportPage.of(report()));
    }

    @Test
    void shouldSayThatConfidenceIsAPriorWhereNoneWasLearned() {
        LearningReport report = report();
        assertTrue(
                report.scorecards().stream().allMatch(card -> card.confidence().isPrior()));
        assertTrue(ReportPage.of(report).contains(" prior"));
    }

    @Test
    void shouldBeAPageForRunsWithoutAnOutcome() {
        LearningReport empty = LearningReport.of(RecordedRun.of("run", List.of(), List.of()), FEW_DRAWS);
        assertEquals(0, empty.tested());
        assertTrue(ReportPage.of(empty).contains("0 outcomes"));
    }
}
