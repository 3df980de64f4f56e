package io.strikeiq.core.pricing;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import io.strikeiq.testing.ReferenceReport;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.finmath.equities.models.Black76Model;
import org.junit.jupiter.api.Test;

/** Two libraries that share no code with this one, over options as they trade: within four sigmas of the money. */
class IndependentLibrariesTest {
    private static final long SEED = 1976;
    private static final int CASES = 20_000;
    private static final String AREA = "Black-76";
    private static final String STRATA = "OpenGamma Strata";
    private static final String FINMATH = "finmath-lib";

    private record Option(boolean call, double forward, double strike, double sigma, double tau) {
        OptionGreeks greeks() {
            OptionGreeks greeks = new OptionGreeks();
            Greeks.compute(call, forward, strike, sigma, tau, 0, greeks);
            return greeks;
        }
    }

    /** The largest difference, in units of {@code scale}. */
    private static double worst(
            ToDoubleFunction<Option> ours, ToDoubleFunction<Option> theirs, ToDoubleFunction<Option> scale) {
        Random random = new Random(SEED);
        double worst = 0;
        for (int i = 0; i < CASES; i++) {
            double forward = 50 + 5000 * random.nextDouble();
            double sigma = 0.05 + 1.5 * random.nextDouble();
            double tau = 1.0 / 365 + 2 * random.nextDouble();
            double distance = 8 * random.nextDouble() - 4;
            double strike = forward * Math.exp(distance * sigma * Math.sqrt(tau));
            Option option = new Option(random.nextBoolean(), forward, strike, sigma, tau);
            double error =
                    Math.abs(ours.applyAsDouble(option) - theirs.applyAsDouble(option)) / scale.applyAsDouble(option);
            worst = error <= worst ? worst : error;
        }
        return worst;
    }

    private static void check(
            String reference,
            String quantity,
            double tolerance,
            ToDoubleFunction<Option> ours,
            ToDoubleFunction<Option> theirs,
            ToDoubleFunction<Option> scale) {
        ReferenceReport.check(AREA, reference, quantity, worst(ours, theirs, scale), tolerance, CASES);
    }

    @Test
    void shouldAgreeWithStrataOnPriceAndVolatility() {
        check(
                STRATA,
                "price / forward",
                1e-14,
                o -> o.greeks().price,
                o -> BlackFormulaRepository.price(o.forward, o.strike, o.tau, o.sigma, o.call),
                o -> o.forward + o.strike);
        check(
                STRATA,
                "implied volatility, relative",
                1e-8,
                o -> ImpliedVolatility.implied(
                        Black76.price(o.strike > o.forward, o.forward, o.strike, o.sigma, o.tau, 1),
                        o.forward,
                        o.strike,
                        o.tau,
                        1,
                        o.strike > o.forward),
                o -> BlackFormulaRepository.impliedVolatility(
                        BlackFormulaRepository.price(o.forward, o.strike, o.tau, o.sigma, o.strike > o.forward),
                        o.forward,
                        o.strike,
                        o.tau,
                        o.strike > o.forward),
                o -> o.sigma);
    }

    @Test
    void shouldAgreeWithStrataOnEveryGreek() {
        check(
                STRATA,
                "delta",
                1e-14,
                o -> o.greeks().delta,
                o -> BlackFormulaRepository.delta(o.forward, o.strike, o.tau, o.sigma, o.call),
                o -> 1);
        check(
                STRATA,
                "gamma, relative",
                1e-12,
                o -> o.greeks().gamma,
                o -> BlackFormulaRepository.gamma(o.forward, o.strike, o.tau, o.sigma),
                o -> o.greeks().gamma);
        check(
                STRATA,
                "vega per point, relative",
                1e-12,
                o -> o.greeks().vega,
                o -> 0.01 * BlackFormulaRepository.vega(o.forward, o.strike, o.tau, o.sigma),
                o -> o.greeks().vega);
        check(
                STRATA,
                "theta per day, relative",
                1e-12,
                o -> o.greeks().theta,
                o -> BlackFormulaRepository.driftlessTheta(o.forward, o.strike, o.tau, o.sigma) / 365,
                o -> -o.greeks().theta);
        check(
                STRATA,
                "vanna per point, relative to φ(d1)/σ",
                1e-12,
                o -> o.greeks().vanna,
                o -> 0.01 * BlackFormulaRepository.vanna(o.forward, o.strike, o.tau, o.sigma),
                o -> 0.01 * o.greeks().gamma * o.forward * Math.sqrt(o.tau));
    }

    @Test
    void shouldAgreeWithFinmathOnPriceAndGreeks() {
        check(
                FINMATH,
                "price / forward",
                1e-14,
                o -> o.greeks().price,
                o -> Black76Model.optionPrice(o.forward, o.strike, o.tau, o.sigma, o.call, 1),
                o -> o.forward + o.strike);
        check(
                FINMATH,
                "delta",
                1e-14,
                o -> o.greeks().delta,
                o -> Black76Model.optionDelta(o.forward, o.strike, o.tau, o.sigma, o.call, 1),
                o -> 1);
        check(
                FINMATH,
                "gamma, relative",
                1e-12,
                o -> o.greeks().gamma,
                o -> Black76Model.optionGamma(o.forward, o.strike, o.tau, o.sigma, o.call, 1),
                o -> o.greeks().gamma);
        check(
                FINMATH,
                "vega per point, relative",
                1e-12,
                o -> o.greeks().vega,
                o -> 0.01 * Black76Model.optionVega(o.forward, o.strike, o.tau, o.sigma, o.call, 1),
                o -> o.greeks().vega);
        check(
                FINMATH,
                "implied volatility, relative",
                1e-8,
                o -> ImpliedVolatility.implied(
                        Black76.price(o.strike > o.forward, o.forward, o.strike, o.sigma, o.tau, 1),
                        o.forward,
                        o.strike,
                        o.tau,
                        1,
                        o.strike > o.forward),
                o -> Black76Model.optionImpliedVolatility(
                        o.forward,
                        o.strike,
                        o.tau,
                        Black76Model.optionPrice(o.forward, o.strike, o.tau, o.sigma, o.strike > o.forward, 1),
                        o.strike > o.forward),
                o -> o.sigma);
    }
}
