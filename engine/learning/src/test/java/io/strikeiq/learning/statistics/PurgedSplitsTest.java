package io.strikeiq.learning.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurgedSplitsTest {
    private final SplittableRandom random = new SplittableRandom(1);

    private long[][] spans(int count) {
        long[][] spans = new long[2][count];
        for (int i = 0; i < count; i++) {
            spans[0][i] = random.nextInt(1_000);
            spans[1][i] = spans[0][i] + (random.nextInt(10) == 0 ? random.nextInt(900) : random.nextInt(20));
        }
        return spans;
    }

    @Test
    void shouldLetNoTrainingSpanMeetATestSpan() {
        for (int round = 0; round < 300; round++) {
            long[][] spans = spans(1 + random.nextInt(120));
            long embargo = round % 2 == 0 ? 0 : random.nextInt(50);
            for (PurgedSplits.Split split : PurgedSplits.folds(spans[0], spans[1], 2 + random.nextInt(6), embargo)) {
                for (int train : split.training()) {
                    for (int test : split.test()) {
                        boolean apart = spans[1][train] < spans[0][test] || spans[0][train] > spans[1][test] + embargo;
                        assertTrue(apart, "training " + train + " meets test " + test);
                    }
                }
            }
        }
    }

    @Test
    void shouldTestEverySampleOnceAndLeaveOutOnlyWhatMeetsATest() {
        long[][] spans = spans(100);
        List<PurgedSplits.Split> splits = PurgedSplits.folds(spans[0], spans[1], 5, 0);
        int[] tested = splits.stream()
                .flatMapToInt(s -> Arrays.stream(s.test()))
                .sorted()
                .toArray();
        assertEquals(100, Arrays.stream(tested).distinct().count());
        for (PurgedSplits.Split split : splits) {
            long kept = IntStream.range(0, 100)
                    .filter(i -> Arrays.stream(split.test())
                            .noneMatch(t -> spans[0][i] <= spans[1][t] && spans[1][i] >= spans[0][t]))
                    .count();
            assertEquals(kept, split.training().length);
        }
    }

    @Test
    void shouldRefuseOneFold() {
        assertThrows(IllegalArgumentException.class, () -> PurgedSplits.folds(new long[3], new long[3], 1, 0));
        assertThrows(IllegalArgumentException.class, () -> PurgedSplits.folds(new long[3], new long[3], 2, -1));
    }

    @Test
    void shouldCountWhatOverlappingSamplesAreWorth() {
        assertEquals(4, Uniqueness.effective(new double[] {.5, .5, .5, .5}), 1e-12);
        assertEquals(1, Uniqueness.effective(new double[] {1, 0, 0}), 1e-12);
        assertEquals(0, Uniqueness.effective(new double[0]));
    }
}
