package io.strikeiq.learning.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits of samples whose labels span time into training and test, such that no training label overlaps a test label, and
 * none begins within an embargo after one (López de Prado 2018, chapter 7). Every span is looked at, not only the first and
 * last of a fold: one may begin early and end late.
 */
public final class PurgedSplits {
    /** Indices of samples, both in order of time. */
    public static final class Split {
        private final int[] training;
        private final int[] test;

        private Split(int[] training, int[] test) {
            this.training = training;
            this.test = test;
        }

        public int[] training() {
            return training.clone();
        }

        public int[] test() {
            return test.clone();
        }
    }

    private PurgedSplits() {}

    /**
     * Splits into folds of samples that follow each other, each of which is the test once.
     *
     * @param starts when each label begins, in any order
     * @param ends when each ends, not before it begins; both ends belong to the span
     * @param folds at least 2
     * @param embargo time after a test label in which no training label may begin, not negative
     */
    public static List<Split> folds(long[] starts, long[] ends, int folds, long embargo) {
        if (folds < 2 || embargo < 0) {
            throw new IllegalArgumentException("folds " + folds + " must be at least 2, embargo not negative");
        }
        int[] order = IntStream.range(0, starts.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> starts[i]).thenComparingLong(i -> ends[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Split> splits = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            int from = (int) ((long) fold * order.length / folds);
            int to = (int) ((long) (fold + 1) * order.length / folds);
            int[] test = IntStream.range(from, to).map(i -> order[i]).toArray();
            Spans covered = Spans.of(test, starts, ends, embargo);
            int[] training = IntStream.range(0, order.length)
                    .filter(i -> i < from || i >= to)
                    .map(i -> order[i])
                    .filter(i -> !covered.meets(starts[i], ends[i]))
                    .toArray();
            splits.add(new Split(training, test));
        }
        return splits;
    }

    /** The time that test labels cover, as spans that do not touch. */
    private static final class Spans {
        private final List<Long> starts = new ArrayList<>();
        private final List<Long> ends = new ArrayList<>();

        /** Of samples by rising start. */
        static Spans of(int[] samples, long[] starts, long[] ends, long embargo) {
            Spans spans = new Spans();
            for (int i : samples) {
                long end = ends[i] + embargo;
                int last = spans.ends.size() - 1;
                if (last >= 0 && starts[i] <= spans.ends.get(last)) {
                    spans.ends.set(last, Math.max(spans.ends.get(last), end));
                } else {
                    spans.starts.add(starts[i]);
                    spans.ends.add(end);
                }
            }
            return spans;
        }

        boolean meets(long start, long end) {
            int low = 0;
            int high = starts.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (starts.get(middle) <= end) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low > 0 && ends.get(low - 1) >= start;
        }
    }
}
