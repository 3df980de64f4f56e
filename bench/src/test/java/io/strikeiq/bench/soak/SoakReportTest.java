package io.strikeiq.bench.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.bench.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakReportTest {
    private static final ServiceStart START = new ServiceStart(30, 600_000, 4_000, 6.5, 9);

    private static Evening evening(int day, int process, Fault fault, long heap, int mappings) {
        return new Evening(day, process, fault, heap, 30, 23, 4, mappings);
    }

    /** Eight days of which the process is another from the seventh on. */
    private static List<Evening> evenings(long lastHeap, int lastMappings) {
        List<Evening> evenings = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            evenings.add(evening(day, 1, Fault.NONE, 1_000L * day, 100 * day));
        }
        evenings.add(evening(5, 1, Fault.NONE, 1_000, 270));
        evenings.add(evening(6, 2, Fault.RESTART, 5_000, 290));
        evenings.add(evening(7, 2, Fault.NONE, 2_000, 280));
        evenings.add(evening(8, 2, Fault.NONE, lastHeap, lastMappings));
        return evenings;
    }

    private static Verdict verdict(SoakReport report, String what) {
        return report.verdicts().stream()
                .filter(each -> each.what().startsWith(what))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldCompareTheEveningsOfEachProcessFromTheSixthOnButThoseWithAFault() {
        SoakReport steady = new SoakReport(evenings(2_040, 280), List.of(START), 2, 2, 0);
        assertTrue(
                steady.verdicts().stream().allMatch(Verdict::isMet),
                () -> steady.verdicts().toString());
        assertEquals(0.99, verdict(steady, "heap").measured(), 0.01);
    }

    @Test
    void shouldFindWhatGrowsWithinAProcess() {
        SoakReport growing = new SoakReport(evenings(2_100, 281), List.of(START), 2, 2, 0);
        assertFalse(verdict(growing, "heap").isMet());
        assertFalse(verdict(growing, "mappings").isMet());
        assertTrue(verdict(growing, "threads").isMet());
    }

    @Test
    void shouldSayOfAFewDaysOnlyWhetherTheyAreRepeatedAndEndedWell() {
        SoakReport few = new SoakReport(evenings(0, 0).subList(0, 3), List.of(START), 2, 1, 1);
        assertEquals(
                List.of("NOT MET", "NOT MET"),
                few.verdicts().stream().map(Verdict::outcome).toList());
    }
}
