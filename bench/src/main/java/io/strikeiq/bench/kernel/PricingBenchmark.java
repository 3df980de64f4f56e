package io.strikeiq.bench.kernel;

import io.strikeiq.core.pricing.Black76;
import io.strikeiq.core.pricing.Greeks;
import io.strikeiq.core.pricing.ImpliedVolatility;
import io.strikeiq.core.pricing.NormalDistribution;
import io.strikeiq.core.pricing.OptionGreeks;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds per call of the pricing kernels over a chain of random moneyness, expiry and volatility. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PricingBenchmark {
    private static final int OPTIONS = 1_024;
    private static final double FORWARD = 24_000;
    private final double[] strikes = new double[OPTIONS];
    private final double[] sigmas = new double[OPTIONS];
    private final double[] taus = new double[OPTIONS];
    private final double[] prices = new double[OPTIONS];
    private final boolean[] calls = new boolean[OPTIONS];
    private final OptionGreeks greeks = new OptionGreeks();
    private int next;

    /** Fills the chain, out of the money as in live use. */
    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < OPTIONS; i++) {
            sigmas[i] = 0.08 + 0.4 * random.nextDouble();
            taus[i] = (1 + random.nextInt(60)) / 365.0;
            double deviation = sigmas[i] * Math.sqrt(taus[i]);
            strikes[i] = FORWARD * Math.exp(3 * deviation * (random.nextDouble() - 0.5));
            calls[i] = strikes[i] >= FORWARD;
            prices[i] = Black76.price(calls[i], FORWARD, strikes[i], sigmas[i], taus[i], 1);
        }
    }

    private int index() {
        next = (next + 1) & (OPTIONS - 1);
        return next;
    }

    @Benchmark
    public double normalCdf() {
        return NormalDistribution.cdf(sigmas[index()]);
    }

    @Benchmark
    public double price() {
        int i = index();
        return Black76.price(calls[i], FORWARD, strikes[i], sigmas[i], taus[i], 1);
    }

    @Benchmark
    public double gamma() {
        int i = index();
        return Black76.gamma(FORWARD, strikes[i], sigmas[i], taus[i], 1);
    }

    @Benchmark
    public double impliedVolatility() {
        int i = index();
        return ImpliedVolatility.implied(prices[i], FORWARD, strikes[i], taus[i], 1, calls[i]);
    }

    @Benchmark
    public double allGreeks() {
        int i = index();
        Greeks.compute(calls[i], FORWARD, strikes[i], sigmas[i], taus[i], 0.05, greeks);
        return greeks.gamma;
    }
}
