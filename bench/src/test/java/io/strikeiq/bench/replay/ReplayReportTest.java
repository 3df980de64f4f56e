package io.strikeiq.bench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.bench.replay.DayFigures.LayoutCost;
import io.strikeiq.bench.replay.DayFigures.StageCost;
import io.strikeiq.bench.report.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayReportTest {
    private static final DayFigures DAY = new DayFigures(
            ReplayReport.SIMULATED,
            1_000,
            7,
            List.of(new StageCost(Stage.DECODE, 100, 0), new StageCost(Stage.ENGINES, 300, 0)),
            List.of(
                    new LayoutCost("fused", true, 440, 2.27e6),
                    new LayoutCost("pipelined", true, 400, 2.5e6),
                    new LayoutCost("fused, engines off", false, 100, 1e7)),
            0);

    @Test
    void shouldHoldTheFastestLayoutWithEnginesToTheTargets() {
        List<Verdict> verdicts = ReplayReport.verdicts(List.of(DAY), 1.2);
        assertEquals("simulated day, pipelined", verdicts.get(0).what());
        assertEquals(2.5, verdicts.get(0).measured(), 1e-12);
        assertFalse(verdicts.get(0).isMet());
        assertEquals(1.0, verdicts.get(1).measured(), 1e-12, "400 of a sum of 400");
        assertTrue(verdicts.get(2).isMet(), "start in 1.2 s");
    }

    @Test
    void shouldNotHoldAnotherDayToTheRateOfTheSimulatedOne() {
        DayFigures other = new DayFigures("GOOG", 1_000, 7, DAY.stages(), DAY.runs(), 0);
        assertTrue(ReplayReport.verdicts(List.of(other), Double.NaN).stream()
                .noneMatch(verdict -> verdict.what().contains("pipelined")));
    }

    @Test
    void shouldShowTheShareOfEachStage() {
        String text = ReplayReport.text(List.of(DAY));
        assertTrue(
                text.matches("(?s).*decode +100\\.0 +25 %.*engines +300\\.0 +75 %.*all on one thread +400\\.0.*"),
                text);
    }

    @Test
    void shouldReadThePeakOfResidentMemory() {
        assertEquals(2_048_000, Footprint.peakResidentIn(List.of("VmPeak:\t 9 kB", "VmHWM:\t    2000 kB")));
        assertEquals(-1, Footprint.peakResidentIn(List.of()));
        assertTrue(Footprint.now().peakHeapBytes() > 0);
    }
}
