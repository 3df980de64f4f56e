package io.strikeiq.bench.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.bench.report.Verdict;
import io.strikeiq.bench.watch.WatchMeasured.Times;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchReportTest {
    private static final String STUCK = "/ws/signals p99 of the others with a stuck one against without, ";

    private static WatchMeasured measured(int underlyings, int clients, boolean stuck, double p99) {
        Times others = new Times(10, 1_000, 2_000, 3_000);
        return new WatchMeasured(
                underlyings,
                200,
                1_000,
                1,
                new Listeners(clients, stuck, false),
                others,
                others,
                new Times(10, 1_000, p99, p99),
                500);
    }

    @Test
    void shouldCompareTheOthersWithAStuckClientWithTheSameOnesWithoutIt() {
        List<Verdict> verdicts = new WatchReport(
                        List.of(
                                measured(2, 1, false, 1_000),
                                measured(2, 500, false, 4_000),
                                measured(2, 500, true, 5_000),
                                measured(100, 500, false, 4_000),
                                measured(100, 500, true, 4_400)),
                        List.of())
                .verdicts().stream()
                        .filter(each -> each.what().startsWith(STUCK))
                        .toList();

        assertEquals(
                List.of(STUCK + "2 x 200", STUCK + "100 x 200"),
                verdicts.stream().map(Verdict::what).toList());
        assertEquals("1.25 x", verdicts.get(0).value());
        assertEquals("NOT MET", verdicts.get(0).outcome());
        assertEquals("1.10 x", verdicts.get(1).value());
        assertTrue(verdicts.get(1).isMet());
    }
}
