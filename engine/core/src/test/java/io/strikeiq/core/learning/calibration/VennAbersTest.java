package io.strikeiq.core.learning.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VennAbersTest {
    private static LabelledScores drawn(SplittableRandom random, int count, int levels) {
        LabelledScores samples = new LabelledScores();
        for (int i = 0; i < count; i++) {
            double score = random.nextInt(levels);
            samples.add(
                    score,
                    random.nextDouble() < Logistic.probability(score - levels / 2.0),
                    random.nextInt(1, 4) * 0.25);
        }
        return samples;
    }

    private static double refitted(LabelledScores samples, double score, boolean won) {
        LabelledScores with = new LabelledScores();
        for (int i = 0; i < samples.size(); i++) {
            with.add(samples.score(i), samples.won(i), samples.weight(i));
        }
        with.add(score, won, 1);
        return naive(with, score);
    }

    /** The largest, over where a stretch that holds the score begins, of the smallest mean over where it ends. */
    private static double naive(LabelledScores samples, double score) {
        double best = 0;
        for (int from = 0; from < samples.size(); from++) {
            if (samples.score(from) > score) {
                continue;
            }
            double least = 1;
            for (int to = 0; to < samples.size(); to++) {
                if (samples.score(to) >= score) {
                    least = Math.min(least, mean(samples, samples.score(from), samples.score(to)));
                }
            }
            best = Math.max(best, least);
        }
        return best;
    }

    private static double mean(LabelledScores samples, double from, double to) {
        double wins = 0;
        double weight = 0;
        for (int i = 0; i < samples.size(); i++) {
            if (samples.score(i) >= from && samples.score(i) <= to) {
                wins += samples.won(i) ? samples.weight(i) : 0;
                weight += samples.weight(i);
            }
        }
        return wins / weight;
    }

    @Test
    void shouldEqualTheIsotonicRegressionThatTheScoreIsAddedTo() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 60; round++) {
            LabelledScores samples = drawn(random, 1 + random.nextInt(40), 1 + random.nextInt(12));
            VennAbers interval = VennAbers.fit(samples);
            for (double score = -0.5; score < 12; score += 0.5) {
                assertEquals(refitted(samples, score, false), interval.low(score), 1e-12);
                assertEquals(refitted(samples, score, true), interval.high(score), 1e-12);
            }
        }
    }

    @Test
    void shouldPoolAsTheNaiveIsotonicRegressionDoes() {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < 60; round++) {
            LabelledScores samples = drawn(random, 1 + random.nextInt(60), 1 + random.nextInt(20));
            IsotonicRegression isotonic = IsotonicRegression.fit(samples);
            for (int i = 0; i < samples.size(); i++) {
                assertEquals(naive(samples, samples.score(i)), isotonic.probability(samples.score(i)), 1e-12);
            }
        }
    }

    @Test
    void shouldKnowNothingWithoutSamples() {
        VennAbers interval = VennAbers.fit(new LabelledScores());
        assertEquals(0, interval.low(0.3));
        assertEquals(1, interval.high(0.3));
        assertEquals(0.5, interval.probability(0.3));
    }

    /** Of a thousand draws the share of wins lies within what the mean interval says. */
    @Test
    void shouldHoldTheShareOfWins() {
        SplittableRandom random = new SplittableRandom(13);
        double lows = 0;
        double highs = 0;
        int wins = 0;
        int rounds = 1_000;
        for (int round = 0; round < rounds; round++) {
            VennAbers interval = VennAbers.fit(drawn(random, 50, 9));
            double score = random.nextInt(9);
            lows += interval.low(score) / rounds;
            highs += interval.high(score) / rounds;
            wins += random.nextDouble() < Logistic.probability(score - 4.5) ? 1 : 0;
        }
        double share = wins / (double) rounds;
        assertTrue(lows - 0.03 <= share && share <= highs + 0.03, lows + " " + share + " " + highs);
    }
}
