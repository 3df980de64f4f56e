package io.strikeiq.learning.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.learning.calibration.NewtonLogistic;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.junit.jupiter.api.Test;

class ReferenceLibraryTest {
    private final SplittableRandom random = new SplittableRandom(5);
    private final double[] probabilities = new double[400];
    private final boolean[] wins = new boolean[400];

    ReferenceLibraryTest() {
        for (int i = 0; i < 400; i++) {
            probabilities[i] = random.nextInt(1, 50) / 50.0;
            wins[i] = random.nextDouble() < probabilities[i];
        }
    }

    private double[] of(boolean won) {
        double[] picked = new double[400];
        int count = 0;
        for (int i = 0; i < 400; i++) {
            if (wins[i] == won) {
                picked[count++] = probabilities[i];
            }
        }
        return Arrays.copyOf(picked, count);
    }

    /** The library's statistic is the smaller of both. */
    @Test
    void shouldGiveTheAreaThatMannAndWhitneyGive() {
        double[] won = of(true);
        double[] lost = of(false);
        double area = 1 - new MannWhitneyUTest().mannWhitneyU(won, lost) / ((double) won.length * lost.length);
        assertEquals(area, AreaUnderCurve.of(Forecasts.of(probabilities, wins)), 1e-12);
    }

    @Test
    void shouldGiveTheMeanSquareDistance() {
        double[] squares = new double[400];
        Arrays.setAll(squares, i -> Math.pow(probabilities[i] - (wins[i] ? 1 : 0), 2));
        assertEquals(
                StatUtils.mean(squares),
                BrierScore.of(Forecasts.of(probabilities, wins), 10).score(),
                1e-12);
    }

    @Test
    void shouldFitALogisticRegressionToWhereAnOptimiserEnds() {
        double[][] rows = new double[400][];
        double[] targets = new double[400];
        double[] weights = new double[400];
        for (int i = 0; i < 400; i++) {
            rows[i] = new double[] {probabilities[i], random.nextGaussian(), 1};
            targets[i] = wins[i] ? 1 : 0;
            weights[i] = random.nextDouble(0.2, 1);
        }
        MultivariateFunction loss = at -> {
            double sum = 0;
            for (int i = 0; i < 400; i++) {
                double x = at[0] * rows[i][0] + at[1] * rows[i][1] + at[2];
                sum += weights[i] * (Math.log1p(Math.exp(x)) - targets[i] * x);
            }
            return sum;
        };
        double[] reference = new NonLinearConjugateGradientOptimizer(
                        NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE, new SimpleValueChecker(0, 1e-13))
                .optimize(
                        new MaxEval(10_000),
                        new ObjectiveFunction(loss),
                        new ObjectiveFunctionGradient(at -> {
                            double[] slope = new double[3];
                            for (int i = 0; i < 400; i++) {
                                double x = at[0] * rows[i][0] + at[1] * rows[i][1] + at[2];
                                double error = weights[i] * (1 / (1 + Math.exp(-x)) - targets[i]);
                                for (int j = 0; j < 3; j++) {
                                    slope[j] += error * rows[i][j];
                                }
                            }
                            return slope;
                        }),
                        GoalType.MINIMIZE,
                        new InitialGuess(new double[3]))
                .getPoint();
        NewtonLogistic own = new NewtonLogistic(rows, targets, weights, 1e-10);
        double[] found = own.fit(new double[3]);
        for (int j = 0; j < 3; j++) {
            assertEquals(reference[j], found[j], 1e-4);
        }
        assertTrue(own.loss(found) <= loss.value(reference) + 1e-9);
    }
}
