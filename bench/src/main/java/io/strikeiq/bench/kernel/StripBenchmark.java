package io.strikeiq.bench.kernel;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import io.strikeiq.core.pricing.Black76;
import io.strikeiq.core.pricing.Greeks;
import io.strikeiq.core.pricing.ImpliedVolatility;
import io.strikeiq.core.pricing.OptionGreeks;
import io.strikeiq.core.pricing.StripGreeks;
import io.strikeiq.core.pricing.StripVolatility;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All options of one expiry at once over flat arrays, beside the same work option by option. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StripBenchmark {
    /** Options of a revaluation: call and put at each of 100 strikes. */
    static final int OPTIONS = 200;

    private static final int STRIKES = OPTIONS / 2;
    private static final int SMALL = 35;
    private static final double TAU = 7 / 365.0;
    private static final double SIGMA = 0.14;
    private static final double FORWARD = Chain.FORWARD;

    private final double[] strikes = new double[STRIKES];
    private final double[] logStrikes = new double[STRIKES];
    private final double[] sigmas = new double[STRIKES];
    private final double[] premiums = new double[STRIKES];
    private final double[] smallStrikes = new double[SMALL];
    private final double[] smallLogStrikes = new double[SMALL];
    private final double[] out = new double[OPTIONS];
    private final StripGreeks strip = new StripGreeks();
    private final StripVolatility volatility = new StripVolatility();
    private final OptionGreeks greeks = new OptionGreeks();
    private int moves;

    /** A smile on strikes within 2.5 deviations of the money. */
    @Setup
    public void fill() {
        for (int i = 0; i < STRIKES; i++) {
            double distance = 5.0 * i / (STRIKES - 1) - 2.5;
            strikes[i] = FORWARD * Math.exp(distance * SIGMA * Math.sqrt(TAU));
            logStrikes[i] = Math.log(strikes[i]);
            sigmas[i] = SIGMA * (1 + 0.02 * distance * distance);
            premiums[i] = Black76.price(strikes[i] >= FORWARD, FORWARD, strikes[i], sigmas[i], TAU, 1);
        }
    }

    /** Spot moves by a tick back and forth, so that nothing can be kept from one call to the next. */
    private double movedSpot() {
        return FORWARD + 0.05 * (moves++ & 15);
    }

    /** A row of {@link #SMALL} strikes out of all. */
    private static int row(int i) {
        return i * STRIKES / SMALL;
    }

    /** Delta, gamma, vega, theta, vanna, charm of every option after a move of spot. */
    @Benchmark
    @OperationsPerInvocation(OPTIONS)
    public StripGreeks revaluation() {
        double spot = movedSpot();
        strip.compute(spot, spot, 0, strikes, logStrikes, sigmas, TAU, 0, STRIKES);
        return strip;
    }

    /** Price and gamma alone, one option after the other. */
    @Benchmark
    @OperationsPerInvocation(OPTIONS)
    public double[] revaluationScalar() {
        double spot = movedSpot();
        for (int i = 0; i < STRIKES; i++) {
            out[2 * i] = Black76.price(true, spot, strikes[i], sigmas[i], TAU, 1)
                    + Black76.gamma(spot, strikes[i], sigmas[i], TAU, 1);
            out[2 * i + 1] = Black76.price(false, spot, strikes[i], sigmas[i], TAU, 1)
                    + Black76.gamma(spot, strikes[i], sigmas[i], TAU, 1);
        }
        return out;
    }

    /** Volatility from nothing and all greeks of 35 options at once, as the engine does it, in nanoseconds per chain. */
    @Benchmark
    public StripGreeks chainOfThirtyFive() {
        volatility.ensureCapacity(SMALL);
        for (int i = 0; i < SMALL; i++) {
            int row = row(i);
            volatility.set(i, strikes[row], premiums[row]);
            smallStrikes[i] = strikes[row];
            smallLogStrikes[i] = logStrikes[row];
        }
        volatility.solve(FORWARD, TAU, 1, SMALL);
        for (int i = 0; i < SMALL; i++) {
            out[i] = volatility.sigma(i);
        }
        strip.compute(FORWARD, FORWARD, 0, smallStrikes, smallLogStrikes, out, TAU, 0, SMALL);
        return strip;
    }

    /** The same 35 options one after the other. */
    @Benchmark
    public double chainOfThirtyFiveOneByOne() {
        double sum = 0;
        for (int i = 0; i < SMALL; i++) {
            int row = row(i);
            boolean call = strikes[row] >= FORWARD;
            double sigma = ImpliedVolatility.implied(premiums[row], FORWARD, strikes[row], TAU, 1, call);
            Greeks.compute(call, FORWARD, strikes[row], sigma, TAU, 0, greeks);
            sum += greeks.delta + greeks.gamma + greeks.vega + greeks.theta + greeks.vanna;
        }
        return sum;
    }

    /** The same 35 options by Strata. */
    @Benchmark
    public double chainOfThirtyFiveStrata() {
        double sum = 0;
        for (int i = 0; i < SMALL; i++) {
            int row = row(i);
            double k = strikes[row];
            boolean call = k >= FORWARD;
            double sigma = BlackFormulaRepository.impliedVolatility(premiums[row], FORWARD, k, TAU, call);
            sum += BlackFormulaRepository.delta(FORWARD, k, TAU, sigma, call)
                    + BlackFormulaRepository.gamma(FORWARD, k, TAU, sigma)
                    + BlackFormulaRepository.vega(FORWARD, k, TAU, sigma)
                    + BlackFormulaRepository.driftlessTheta(FORWARD, k, TAU, sigma)
                    + BlackFormulaRepository.vanna(FORWARD, k, TAU, sigma);
        }
        return sum;
    }
}
