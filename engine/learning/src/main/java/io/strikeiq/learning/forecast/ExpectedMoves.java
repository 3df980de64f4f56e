package io.strikeiq.learning.forecast;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.pricing.NormalDistribution;
import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.MarketPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Expected moves to expiry against the price at expiry, by time to expiry: one forecast of each expiry, the earliest.
 *
 * @param timeToExpiry upper end of the range, for people
 * @param expiries forecasts whose expiry the path holds
 * @param insideOne share that ended within one expected move of the forward; 0.683 when right
 * @param insideTwo within two; 0.954 when right
 * @param uniformity largest distance of the probability integral transforms from the uniform distribution (Kolmogorov)
 * @param transforms counts of the probability integral transform in tenths (Dawid 1984)
 * @param pinball mean quantile loss at the nine deciles, in expected moves (Koenker, Bassett 1978)
 * @param pinballWhenRight the same if the forecast's distribution were the true one
 */
public record ExpectedMoves(
        String underlying,
        String timeToExpiry,
        int expiries,
        double insideOne,
        double insideTwo,
        double uniformity,
        List<Integer> transforms,
        double pinball,
        double pinballWhenRight) {
    private static final double NANOS_PER_YEAR = 365.0 * Days.DAY;
    /** The price at expiry is that of the last snapshot before it, if not older than this. */
    private static final long OLDEST = Days.HOUR;

    /** How long before expiry. */
    private enum Range {
        HOUR("up to 1 h", Days.HOUR),
        SESSION("up to 6 h", 6 * Days.HOUR),
        DAY("up to 1 day", Days.DAY),
        THREE_DAYS("up to 3 days", 3 * Days.DAY),
        WEEK("up to 7 days", 7 * Days.DAY),
        MONTH("up to 30 days", 30 * Days.DAY),
        LONGER("longer", Long.MAX_VALUE);

        private final String title;
        private final long most;

        Range(String title, long most) {
            this.title = title;
            this.most = most;
        }

        static Range of(long left) {
            return Arrays.stream(values())
                    .filter(range -> left <= range.most)
                    .findFirst()
                    .orElse(LONGER);
        }
    }

    private record Expiry(Range range, long minute) implements Comparable<Expiry> {
        @Override
        public int compareTo(Expiry other) {
            int by = range.compareTo(other.range);
            return by != 0 ? by : Long.compare(minute, other.minute);
        }
    }

    static List<ExpectedMoves> of(MarketPath path) {
        SortedMap<Expiry, Double> scores = new TreeMap<>();
        for (int i = 0; i < path.size(); i++) {
            long left = Math.round(path.value(Metric.TAU, i) * NANOS_PER_YEAR);
            double move = path.value(Metric.EXPECTED_MOVE, i);
            double forward = path.value(Metric.FORWARD, i);
            if (!(move > 0) || !(forward > 0) || left <= 0) {
                continue;
            }
            long expiry = path.time(i) + left;
            int end = path.atOrBefore(expiry);
            boolean isPast = path.time(path.size() - 1) >= expiry - OLDEST;
            if (end > i && isPast && expiry - path.time(end) <= OLDEST) {
                double deviation = move / forward;
                double score = (Math.log(path.spot(end) / forward) + deviation * deviation / 2) / deviation;
                Expiry key = new Expiry(Range.of(left), Math.round(expiry / 60e9));
                scores.putIfAbsent(key, score);
            }
        }
        List<ExpectedMoves> moves = new ArrayList<>();
        for (Range range : Range.values()) {
            double[] of = scores.entrySet().stream()
                    .filter(entry -> entry.getKey().range() == range)
                    .mapToDouble(Map.Entry::getValue)
                    .toArray();
            if (of.length > 0) {
                moves.add(of(path.underlying(), range.title, of));
            }
        }
        return moves;
    }

    /**
     * Scores standardised moves.
     *
     * @param scores (ln(S ÷ F) + s²/2) ÷ s, standard normal when forecasts are right
     */
    static ExpectedMoves of(String underlying, String timeToExpiry, double[] scores) {
        int count = scores.length;
        Integer[] tenths = new Integer[10];
        Arrays.fill(tenths, 0);
        double[] transforms =
                Arrays.stream(scores).map(NormalDistribution::cdf).sorted().toArray();
        double distance = 0;
        for (int i = 0; i < count; i++) {
            tenths[Math.min(9, (int) (10 * transforms[i]))]++;
            distance = Math.max(
                    distance, Math.max(transforms[i] - i / (double) count, (i + 1) / (double) count - transforms[i]));
        }
        double pinball = 0;
        double right = 0;
        for (int decile = 1; decile <= 9; decile++) {
            double level = decile / 10.0;
            double quantile = NormalDistribution.inverseCdf(level);
            for (double score : scores) {
                double above = score - quantile;
                pinball += Math.max(level * above, (level - 1) * above) / (9.0 * count);
            }
            right += NormalDistribution.pdf(quantile) / 9;
        }
        return new ExpectedMoves(
                underlying,
                timeToExpiry,
                count,
                Arrays.stream(scores).filter(z -> Math.abs(z) <= 1).count() / (double) count,
                Arrays.stream(scores).filter(z -> Math.abs(z) <= 2).count() / (double) count,
                distance,
                List.of(tenths),
                pinball,
                right);
    }
}
