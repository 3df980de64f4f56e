package io.strikeiq.bench.kernel;

import io.strikeiq.core.pricing.Black76;
import java.util.SplittableRandom;

/** Out-of-the-money options of random moneyness, expiry and volatility, within one and a half deviations of the money. */
final class Chain {
    static final double FORWARD = 24_000;
    final double[] strikes;
    final double[] sigmas;
    final double[] taus;
    final double[] prices;
    final boolean[] calls;

    /** Always the same for a size. */
    Chain(int options) {
        strikes = new double[options];
        sigmas = new double[options];
        taus = new double[options];
        prices = new double[options];
        calls = new boolean[options];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < options; i++) {
            sigmas[i] = 0.08 + 0.4 * random.nextDouble();
            taus[i] = (1 + random.nextInt(60)) / 365.0;
            double deviation = sigmas[i] * Math.sqrt(taus[i]);
            strikes[i] = FORWARD * Math.exp(3 * deviation * (random.nextDouble() - 0.5));
            calls[i] = strikes[i] >= FORWARD;
            prices[i] = Black76.price(calls[i], FORWARD, strikes[i], sigmas[i], taus[i], 1);
        }
    }
}
