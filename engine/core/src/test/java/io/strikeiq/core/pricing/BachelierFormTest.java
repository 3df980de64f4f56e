package io.strikeiq.core.pricing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.ReferenceReport;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@LongTest
class BachelierFormTest {
    private static final long SEED = 1900;
    private static final String AREA = "Bachelier form";
    private static final String ORACLE = "400-digit series";

    /** |x| of an option in reach: its distance in deviations, within bounds. */
    private static double moneyness(SplittableRandom random, double s) {
        return Math.min(2, 12 * s * Math.pow(random.nextDouble(), 2));
    }

    private static double total(SplittableRandom random) {
        return 0.85 * Math.pow(10, -3 * random.nextDouble());
    }

    @Test
    void shouldGiveThePremiumOfEveryOptionInReach() {
        SplittableRandom random = new SplittableRandom(SEED);
        double worst = 0;
        for (int i = 0; i < 300; i++) {
            double s = total(random);
            double x = moneyness(random, s);
            double z = x / s;
            // Both arguments carry a rounding of their own, which counts as 1 + z² in the premium.
            double error = Math.abs(NormalisedBlack.call(-x, s) / HighPrecision.normalisedCall(-x, s) - 1);
            worst = Math.max(worst, error / (1 + z * z));
        }
        ReferenceReport.check(AREA, ORACLE, "premium, relative over 1 + z²", worst, 1e-15, 300);
    }

    @Test
    void shouldGiveMillsRatioToTheLastDigits() {
        double worst = 0;
        for (double z = 0; z <= 37; z += 0.25) {
            double expected = HighPrecision.cdf(-z) / NormalDistribution.pdf(z);
            worst = Math.max(worst, Math.abs(MillsRatio.at(z) / expected - 1));
        }
        ReferenceReport.check(AREA, ORACLE, "Mills' ratio, relative", worst, 2e-15, 149);
    }

    @Test
    void shouldTakeTheDistanceForTheLogarithm() {
        double worst = 0;
        for (double x = 1e-9; x <= 2; x *= 1.01) {
            double y = Math.sinh(0.5 * x);
            double inverse = BachelierForm.stretchNumerator(y * y) / BachelierForm.stretchDenominator(y * y);
            worst = Math.max(worst, Math.abs(2 * y * inverse / x - 1));
            worst = Math.max(worst, Math.abs(BachelierForm.stretch(0.25 * x * x) * inverse - 1));
        }
        ReferenceReport.check(AREA, "java.lang.Math.sinh", "ln(F/K), relative", worst, 1e-15, 2153);
    }

    @Test
    void shouldGuessTheVolatilitySoWellThatOneStepIsEnough() {
        SplittableRandom random = new SplittableRandom(SEED);
        double worst = 0;
        for (int i = 0; i < 100_000; i++) {
            double s = 0.4 * Math.pow(10, -3 * random.nextDouble());
            double x = Math.min(1, 5 * s * random.nextDouble());
            double beta = NormalisedBlack.call(-x, s);
            double share = 2 * Math.sinh(0.5 * x) / beta;
            double guess = BachelierGuess.total(x, beta / BachelierForm.stretch(0.25 * x * x), share);
            double z = x / s;
            worst = Math.max(worst, Math.abs(guess / s - 1) * (1 + z * z));
        }
        double largest = worst;
        assertTrue(worst < ImpliedVolatility.SETTLED, () -> "seed " + SEED + ": " + largest);
    }

    @Test
    void shouldGiveTheVolatilityThatTheSolverOfTheWholeDomainDoes() {
        SplittableRandom random = new SplittableRandom(SEED);
        double worst = 0;
        for (int i = 0; i < 300_000; i++) {
            double s = total(random);
            double x = -moneyness(random, s);
            double beta = NormalisedBlack.call(x, s);
            double whole = WholeDomainVolatility.solve(beta, x);
            worst = Math.max(worst, Math.abs(ImpliedVolatility.impliedTotalVolatility(beta, x) / whole - 1));
        }
        ReferenceReport.check(AREA, "whole-domain solver", "implied volatility, relative", worst, 1e-14, 300_000);
    }

    @Test
    void shouldGiveEightDigitsOfLogarithms() {
        double[] x = new double[4_000];
        double[] logarithms = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = 1 + Math.pow(10, -7 + 0.01 * i);
            logarithms[i] = x[i];
        }
        ArrayLogarithm.apply(logarithms, new double[x.length], x.length);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs(logarithms[i] / StrictMath.log(x[i]) - 1));
        }
        ReferenceReport.check(AREA, "StrictMath.log", "logarithm, relative", worst, 4e-8, x.length);
    }
}
