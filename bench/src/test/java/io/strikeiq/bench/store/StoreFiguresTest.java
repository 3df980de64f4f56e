package io.strikeiq.bench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.bench.report.Verdict;
import io.strikeiq.bench.store.StoreFigures.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreFiguresTest {
    private static final StoreFigures FIGURES = new StoreFigures(List.of(
            new Way(StoreFigures.WRITER, 1_000, 5_000, 100),
            new Way(StoreFigures.WRITER, 10_000, 5_000, 150),
            new Way(StoreFigures.BINARY_COPY, 5_000, 5_000, 300),
            new Way(StoreFigures.SINGLE, 1, 250, 5)));

    @Test
    void shouldCompareTheFasterBatchSizeWithTheBaselines() {
        List<Verdict> verdicts = FIGURES.verdicts();
        assertEquals(0.5, verdicts.get(0).measured(), 1e-12);
        assertFalse(verdicts.get(0).isMet());
        assertEquals(30, verdicts.get(1).measured(), 1e-12);
        assertTrue(verdicts.get(1).isMet());
    }

    @Test
    void shouldShowRatesAsSharesOfCopy() {
        assertTrue(FIGURES.text().matches("(?s).*batch writer +10,000 +5,000 +150 +0\\.50\\R.*"), FIGURES::text);
    }
}
