package io.strikeiq.bench.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.bench.kernel.Scores.Score;
import io.strikeiq.bench.report.Verdict;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KernelReportTest {
    private static KernelReport report(Scores scores, String pattern) {
        return new KernelReport(Kernels.matching(Pattern.compile(pattern)), scores);
    }

    @Test
    void shouldShowEveryBaselineBesideItsKernel() {
        Scores scores = new Scores();
        scores.put(Kernels.IMPLIED, new Score(180, 3, 0));
        scores.put(Kernels.IMPLIED_STRATA, new Score(540, 9, 24));
        scores.put(Kernels.IMPLIED_FINMATH, new Score(200, 2, 0));

        KernelReport report = report(scores, "^implied volatility$");

        List<String> lines = report.text().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).matches("implied volatility +180 +3\\.0 +0 +Strata +540 +24 +0\\.33"), lines.get(1));
        assertTrue(lines.get(2).matches(" +finmath-lib +200 +0 +0\\.90"), lines.get(2));
        assertTrue(report.verdicts().stream().allMatch(Verdict::isMet), report.verdicts()::toString);
        assertEquals(
                4, report.verdicts().size(), "three of the volatility, one of the bytes, none of what did not run");
    }

    @Test
    void shouldFailAKernelThatAllocates() {
        Scores scores = new Scores();
        scores.put("ChainBenchmark.forward", new Score(50, 1, 16));
        List<Verdict> verdicts = report(scores, "forward").verdicts();
        assertEquals(1, verdicts.size());
        assertFalse(verdicts.get(0).isMet());
        assertEquals(320, verdicts.get(0).measured(), 1e-9, "16 bytes in 50 ns are 320 MB/s");
    }

    @Test
    void shouldCompareTheLargestChainWithTheSmallest() {
        Scores scores = new Scores();
        scores.put(Kernels.QUOTE_TICK_AT_ONE_INSTANT + "50", new Score(100, 1, 0));
        scores.put(Kernels.QUOTE_TICK_AT_ONE_INSTANT + "5000", new Score(160, 1, 0));
        Verdict growth = report(scores, "one instant").verdicts().get(0);
        assertEquals(1.6, growth.measured(), 1e-12);
        assertFalse(growth.isMet());
    }
}
