package io.strikeiq.bench.kernel;

import com.opengamma.strata.math.impl.statistics.distribution.NormalDistribution;
import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import io.strikeiq.core.pricing.Black76;
import io.strikeiq.core.pricing.Greeks;
import io.strikeiq.core.pricing.ImpliedVolatility;
import io.strikeiq.core.pricing.OptionGreeks;
import java.util.concurrent.TimeUnit;
import net.finmath.equities.models.Black76Model;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Pricing of one option after the other, beside Strata and finmath-lib on the same options. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PricingBenchmark {
    private static final int OPTIONS = 1_024;
    private static final double RATE = 0.05;
    private final Chain chain = new Chain(OPTIONS);
    private final NormalDistribution strataNormal = new NormalDistribution(0, 1);
    private final OptionGreeks greeks = new OptionGreeks();
    private int next;

    private int index() {
        next = (next + 1) & (OPTIONS - 1);
        return next;
    }

    @Benchmark
    public double normalCdf() {
        return io.strikeiq.core.pricing.NormalDistribution.cdf(4 * chain.sigmas[index()] - 1);
    }

    @Benchmark
    public double normalCdfStrata() {
        return strataNormal.getCDF(4 * chain.sigmas[index()] - 1);
    }

    @Benchmark
    public double price() {
        int i = index();
        return Black76.price(chain.calls[i], Chain.FORWARD, chain.strikes[i], chain.sigmas[i], chain.taus[i], 1);
    }

    @Benchmark
    public double priceStrata() {
        int i = index();
        return BlackFormulaRepository.price(
                Chain.FORWARD, chain.strikes[i], chain.taus[i], chain.sigmas[i], chain.calls[i]);
    }

    @Benchmark
    public double impliedVolatility() {
        int i = index();
        return ImpliedVolatility.implied(
                chain.prices[i], Chain.FORWARD, chain.strikes[i], chain.taus[i], 1, chain.calls[i]);
    }

    @Benchmark
    public double impliedVolatilityStrata() {
        int i = index();
        return BlackFormulaRepository.impliedVolatility(
                chain.prices[i], Chain.FORWARD, chain.strikes[i], chain.taus[i], chain.calls[i]);
    }

    @Benchmark
    public double impliedVolatilityFinmath() {
        int i = index();
        return Black76Model.optionImpliedVolatility(
                Chain.FORWARD, chain.strikes[i], chain.taus[i], chain.prices[i], chain.calls[i]);
    }

    /** Price, delta, gamma, vega, theta, vanna, charm. */
    @Benchmark
    public OptionGreeks allGreeks() {
        int i = index();
        Greeks.compute(chain.calls[i], Chain.FORWARD, chain.strikes[i], chain.sigmas[i], chain.taus[i], RATE, greeks);
        return greeks;
    }

    /** Price, delta, gamma, vega, theta, vanna. */
    @Benchmark
    public OptionGreeks allGreeksStrata() {
        int i = index();
        double k = chain.strikes[i];
        double tau = chain.taus[i];
        double sigma = chain.sigmas[i];
        greeks.price = BlackFormulaRepository.price(Chain.FORWARD, k, tau, sigma, chain.calls[i]);
        greeks.delta = BlackFormulaRepository.delta(Chain.FORWARD, k, tau, sigma, chain.calls[i]);
        greeks.gamma = BlackFormulaRepository.gamma(Chain.FORWARD, k, tau, sigma);
        greeks.vega = BlackFormulaRepository.vega(Chain.FORWARD, k, tau, sigma);
        greeks.theta = BlackFormulaRepository.driftlessTheta(Chain.FORWARD, k, tau, sigma);
        greeks.vanna = BlackFormulaRepository.vanna(Chain.FORWARD, k, tau, sigma);
        return greeks;
    }

    /** Price, delta, gamma, vega, theta. */
    @Benchmark
    public OptionGreeks allGreeksFinmath() {
        int i = index();
        double k = chain.strikes[i];
        double tau = chain.taus[i];
        double sigma = chain.sigmas[i];
        boolean call = chain.calls[i];
        greeks.price = Black76Model.optionPrice(Chain.FORWARD, k, tau, sigma, call, 1);
        greeks.delta = Black76Model.optionDelta(Chain.FORWARD, k, tau, sigma, call, 1);
        greeks.gamma = Black76Model.optionGamma(Chain.FORWARD, k, tau, sigma, call, 1);
        greeks.vega = Black76Model.optionVega(Chain.FORWARD, k, tau, sigma, call, 1);
        greeks.theta = Black76Model.optionTheta(Chain.FORWARD, k, tau, sigma, call, 1, RATE);
        return greeks;
    }
}
