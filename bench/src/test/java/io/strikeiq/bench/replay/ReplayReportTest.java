package io.strikeiq.bench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.bench.replay.DayFigures.Kind;
import io.strikeiq.bench.replay.DayFigures.PathCost;
import io.strikeiq.bench.report.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayReportTest {
    private static final DayFigures DAY = new DayFigures(
            ReplayReport.SIMULATED,
            1_000,
            7,
            List.of(
                    new PathCost("fused", Kind.ENGINES_ON, 440, 2.27e6),
                    new PathCost("pipelined", Kind.ENGINES_ON, 400, 2.5e6),
                    new PathCost("fused, engines off", Kind.ENGINES_OFF, 100, 1e7),
                    new PathCost("bare Disruptor", Kind.BARE, 62.5, 1.6e7)),
            0);

    @Test
    void shouldHoldTheFastestLayoutWithEnginesToTheTargets() {
        List<Verdict> verdicts = ReplayReport.verdicts(List.of(DAY), 1.2);
        assertEquals("simulated day, pipelined", verdicts.get(0).what());
        assertEquals(2.5, verdicts.get(0).measured(), 1e-12);
        assertFalse(verdicts.get(0).isMet());
        assertEquals(0.625, verdicts.get(1).measured(), 1e-12, "without engines, of the bare ring");
        assertTrue(verdicts.get(1).isMet());
        assertTrue(verdicts.get(2).isMet(), "start in 1.2 s");
    }

    @Test
    void shouldNotHoldAnotherDayToTheRateOfTheSimulatedOne() {
        DayFigures other = new DayFigures("GOOG", 1_000, 7, DAY.runs(), 0);
        assertTrue(ReplayReport.verdicts(List.of(other), Double.NaN).stream()
                .noneMatch(verdict -> verdict.what().contains("pipelined")));
    }

    @Test
    void shouldShowEachPathBesideTheBareRing() {
        String text = ReplayReport.text(List.of(DAY));
        assertTrue(text.matches("(?s).*pipelined +400\\.0 +2,500,000 +0\\.16.*bare Disruptor .* 1\\.00.*"), text);
    }

    @Test
    void shouldReadThePeakOfResidentMemory() {
        assertEquals(2_048_000, Footprint.peakResidentIn(List.of("VmPeak:\t 9 kB", "VmHWM:\t    2000 kB")));
        assertEquals(-1, Footprint.peakResidentIn(List.of()));
        assertTrue(Footprint.now().peakHeapBytes() > 0);
    }
}
