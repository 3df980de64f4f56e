package io.strikeiq.learning.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SuperiorAbilityTest {
    private static double[][] noise(SplittableRandom random, int models, int days, double mean) {
        double[][] performance = new double[models][days];
        for (double[] model : performance) {
            Arrays.setAll(model, i -> mean + random.nextGaussian());
        }
        return performance;
    }

    /** Kolmogorov's distance from the uniform distribution. */
    private static double distance(double[] p) {
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            distance = Math.max(
                    distance,
                    Math.max(sorted[i] - i / (double) sorted.length, (i + 1) / (double) sorted.length - sorted[i]));
        }
        return distance;
    }

    @Test
    void shouldGiveUniformPValuesForNoise() {
        SplittableRandom random = new SplittableRandom(1);
        int rounds = 300;
        double[] p = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            p[round] =
                    SuperiorAbility.of(noise(random, 5, 120, 0), 1, 199, round).upper();
        }
        assertTrue(distance(p) < 1.63 / Math.sqrt(rounds), "distance " + distance(p));
    }

    @Test
    void shouldSeeTheOneModelThatIsBetter() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] performance = noise(random, 8, 150, 0);
        for (int day = 0; day < 150; day++) {
            performance[3][day] += 0.4;
        }
        SuperiorAbility test = SuperiorAbility.of(performance, 1, 499, 9);
        assertEquals(3, test.best());
        assertTrue(test.consistent() < 0.02);
    }

    @Test
    void shouldOrderItsThreePValues() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 30; round++) {
            double[][] performance = noise(random, 6, 60, 0);
            for (int day = 0; day < 60; day++) {
                performance[0][day] -= 3;
                performance[1][day] -= 0.2;
            }
            SuperiorAbility test = SuperiorAbility.of(performance, 2, 199, round);
            assertTrue(test.lower() <= test.consistent() && test.consistent() <= test.upper());
        }
    }

    @Test
    void shouldNotChangeWhenAModelIsCopied() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] performance = noise(random, 5, 80, 0.05);
        double[][] copied = Arrays.copyOf(performance, 9);
        for (int i = 5; i < 9; i++) {
            copied[i] = performance[i - 5].clone();
        }
        assertEquals(SuperiorAbility.of(performance, 3, 300, 5), SuperiorAbility.of(copied, 3, 300, 5));
    }

    @Test
    void shouldNotBeMisledByPoorModels() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] few = noise(random, 1, 200, 0.17);
        double[][] many = Arrays.copyOf(few, 60);
        double[][] poor = noise(random, 59, 200, -1);
        System.arraycopy(poor, 0, many, 1, 59);
        assertEquals(
                SuperiorAbility.of(few, 1, 499, 6).consistent(),
                SuperiorAbility.of(many, 1, 499, 6).consistent(),
                1e-12);
    }

    @Test
    void shouldSayNothingOfTooFewDays() {
        assertTrue(Double.isNaN(SuperiorAbility.of(new double[2][2], 1, 99, 1).consistent()));
        assertTrue(Double.isNaN(SuperiorAbility.of(new double[0][], 1, 99, 1).upper()));
        assertEquals(-1, SuperiorAbility.of(new double[2][20], 1, 99, 1).best());
    }
}
