package io.strikeiq.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.bench.report.Percentiles;
import io.strikeiq.bench.report.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyReportTest {
    private static final double NAN = Double.NaN;
    private static final Percentiles NONE = new Percentiles(0, NAN, NAN, NAN, NAN, NAN, NAN);

    private static Measured measured(String path, String wait, double rate, double achieved, double base) {
        return new Measured(
                path,
                wait,
                rate,
                achieved,
                achieved >= 0.99 * rate,
                new Percentiles(10_000, base, 2 * base, 3 * base, 4 * base, 5 * base, 6 * base),
                NONE,
                0.0125,
                NAN);
    }

    private static final List<Measured> FIGURES = List.of(
            measured(Measured.FLOOR, "-", 100_000, 100_000, 50),
            measured(Measured.BARE, "busy_spin", 100_000, 100_000, 400),
            measured("fused", "busy_spin", 100_000, 100_000, 500),
            measured(Measured.BARE, "blocking", 100_000, 100_000, 10_000),
            measured("fused", "blocking", 100_000, 100_000, 13_000),
            measured(Measured.BARE, "busy_spin", 1_000_000, 1_000_000, 400),
            measured("fused", "busy_spin", 1_000_000, 800_000, 9e6));

    @Test
    void shouldMarkARateThatWasMissed() {
        List<String> lines = new LatencyReport(FIGURES).text().lines().toList();
        assertTrue(lines.get(3).endsWith("ok"), lines.get(3));
        assertTrue(lines.get(8).endsWith("FAIL 800,000"), lines.get(8));
        assertTrue(
                lines.get(4).matches(" *100,000 +busy_spin +fused +0\\.50 +1\\.00 +1\\.50 +2\\.00 +2\\.50 +3\\.00 .*"),
                lines.get(4));
    }

    @Test
    void shouldSayHowLongTheThreadsWaitedForACore() {
        String text = new LatencyReport(FIGURES).text();
        String waits = text.substring(text.indexOf("waiting for a core"));
        assertTrue(waits.lines().anyMatch(line -> line.matches(" *100,000 +blocking +fused +1\\.25 % +-")), waits);
    }

    @Test
    void shouldCompareThePipelineWithTheBareRingOfTheSameRateAndWait() {
        List<Verdict> verdicts = new LatencyReport(FIGURES).verdicts();
        assertEquals(4 + 1 + 4, verdicts.size());
        assertEquals(500, verdicts.get(0).measured());
        assertTrue(verdicts.get(0).isMet());
        assertEquals(1.25, verdicts.get(1).measured(), 1e-12);
        assertEquals(1.3, verdicts.get(4).measured(), 1e-12);
        assertFalse(verdicts.get(4).isMet(), "blocking is held to 1.2");
        assertFalse(verdicts.get(5).isMet(), "a rate that was missed meets nothing");
        assertEquals("not measured", verdicts.get(5).value());
    }

    @Test
    void shouldDrawOnePanelForEachRate() {
        String svg = new LatencyReport(FIGURES).svg("busy_spin").orElseThrow();
        assertTrue(svg.contains(">100,000/s<") && svg.contains(">1,000,000/s<") && svg.contains("fused (FAIL)"), svg);
        assertTrue(new LatencyReport(FIGURES).svg("sleeping").isEmpty());
    }
}
