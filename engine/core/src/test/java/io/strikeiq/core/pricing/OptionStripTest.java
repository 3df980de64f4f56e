package io.strikeiq.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.testing.Allocation;
import io.strikeiq.testing.ReferenceReport;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The kernels over flat arrays against the scalar ones and against high precision. */
class OptionStripTest {
    private static final String AREA = "strips";
    private static final int STRIKES = 41;
    private static final double FORWARD = 24_000;

    private final double[] strikes = new double[STRIKES];
    private final double[] logStrikes = new double[STRIKES];
    private final double[] sigmas = new double[STRIKES];

    /** Strikes within five deviations of the forward, each with a volatility of its own. */
    private void fill(SplittableRandom random, double tau) {
        for (int i = 0; i < STRIKES; i++) {
            sigmas[i] = 0.08 + 0.4 * random.nextDouble();
            strikes[i] = FORWARD * Math.exp(10 * sigmas[i] * Math.sqrt(tau) * (random.nextDouble() - 0.5));
            logStrikes[i] = Math.log(strikes[i]);
        }
    }

    private static double tau(SplittableRandom random) {
        return (0.05 + random.nextInt(120)) / 365;
    }

    @Test
    void shouldGiveTheExponentialToTheLastDigits() {
        double[] x = new double[140_001];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = ArrayExponential.LEAST + i * 0.005;
            y[i] = x[i];
        }
        ArrayExponential.apply(y, new double[x.length], x.length);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs(y[i] / StrictMath.exp(x[i]) - 1));
        }
        ReferenceReport.check(AREA, "StrictMath.exp", "exponential, relative", worst, 5e-16, x.length);
    }

    @Test
    void shouldGiveMillsRatioToTheLastDigits() {
        int count = 149;
        double[] z = new double[count];
        for (int i = 0; i < count; i++) {
            z[i] = 0.25 * i;
        }
        double[] ratios = z.clone();
        MillsRatio.apply(ratios, new double[count], count);
        double worst = 0;
        for (int i = 0; i < count; i++) {
            double expected = HighPrecision.cdf(-z[i]) / NormalDistribution.pdf(z[i]);
            worst = Math.max(worst, Math.abs(ratios[i] / expected - 1));
        }
        ReferenceReport.check(AREA, "400-digit series", "Mills' ratio, relative", worst, 2e-15, count);
    }

    @Test
    void shouldGiveTheGreeksOfEachOption() {
        SplittableRandom random = new SplittableRandom(5);
        StripGreeks strip = new StripGreeks();
        OptionGreeks greeks = new OptionGreeks();
        double worst = 0;
        for (int run = 0; run < 200; run++) {
            double tau = tau(random);
            double rate = run % 2 == 0 ? 0 : 0.06;
            double spot = run % 3 == 0 ? FORWARD : 0.997 * FORWARD;
            fill(random, tau);
            double carry = spot == FORWARD ? 0 : Black76.logMoneyness(FORWARD, spot) / tau;
            strip.compute(spot, FORWARD, carry, strikes, logStrikes, sigmas, tau, rate, STRIKES);
            for (int i = 0; i < STRIKES; i++) {
                Greeks.compute(true, spot, FORWARD, strikes[i], sigmas[i], tau, rate, greeks);
                worst = Math.max(worst, error(strip.callDelta[i], greeks.delta, 1));
                worst = Math.max(worst, error(strip.gamma[i], greeks.gamma, 0));
                worst = Math.max(worst, error(strip.vega[i], greeks.vega, 0));
                worst = Math.max(worst, error(strip.vanna[i], greeks.vanna, 1e-3));
                worst = Math.max(worst, error(strip.callTheta[i], greeks.theta, 1e-3));
                worst = Math.max(worst, error(strip.callCharm[i], greeks.charm, 1e-3));
                Greeks.compute(false, spot, FORWARD, strikes[i], sigmas[i], tau, rate, greeks);
                worst = Math.max(worst, error(strip.putDelta[i], greeks.delta, 1));
                worst = Math.max(worst, error(strip.putTheta[i], greeks.theta, 1e-3));
                worst = Math.max(worst, error(strip.putCharm[i], greeks.charm, 1e-3));
            }
        }
        ReferenceReport.check(AREA, "scalar greeks", "greeks, relative", worst, 1e-9, 200 * STRIKES);
    }

    private static double error(double actual, double expected, double least) {
        return Math.abs(actual - expected) / Math.max(least, Math.abs(expected));
    }

    @Test
    void shouldKeepTheDigitsOfFarOutOfTheMoneyDeltas() {
        StripGreeks strip = new StripGreeks();
        OptionGreeks greeks = new OptionGreeks();
        double[] far = {0.8 * FORWARD, 1.25 * FORWARD};
        double[] logs = {Math.log(far[0]), Math.log(far[1])};
        strip.compute(FORWARD, FORWARD, 0, far, logs, new double[] {0.2, 0.2}, 7 / 365.0, 0, 2);
        Greeks.compute(false, FORWARD, far[0], 0.2, 7 / 365.0, 0, greeks);
        assertEquals(1, strip.putDelta[0] / greeks.delta, 1e-11);
        Greeks.compute(true, FORWARD, far[1], 0.2, 7 / 365.0, 0, greeks);
        assertEquals(1, strip.callDelta[1] / greeks.delta, 1e-11);
    }

    @Test
    void shouldLeaveOnlyTheStrikeUnknownWhoseVolatilityIs() {
        StripGreeks strip = new StripGreeks();
        fill(new SplittableRandom(1), 0.1);
        sigmas[7] = Double.NaN;
        strip.compute(FORWARD, FORWARD, 0, strikes, logStrikes, sigmas, 0.1, 0.02, STRIKES);
        for (int i = 0; i < STRIKES; i++) {
            boolean unknown = i == 7;
            assertEquals(unknown, Double.isNaN(strip.callDelta[i]), "delta of strike " + i);
            assertEquals(unknown, Double.isNaN(strip.gamma[i]), "gamma of strike " + i);
            assertEquals(unknown, Double.isNaN(strip.putTheta[i]), "theta of strike " + i);
        }
    }

    @Test
    void shouldAllocateNothing() {
        StripGreeks greeks = new StripGreeks();
        fill(new SplittableRandom(2), 0.1);
        greeks.ensureCapacity(STRIKES);
        long bytes = Allocation.leastBytesOf(5, () -> {
            for (int run = 0; run < 1_000; run++) {
                greeks.compute(FORWARD, FORWARD, 0, strikes, logStrikes, sigmas, 0.1, 0.01, STRIKES);
            }
        });
        assertEquals(0, bytes, "bytes over 1,000 chains");
    }
}
