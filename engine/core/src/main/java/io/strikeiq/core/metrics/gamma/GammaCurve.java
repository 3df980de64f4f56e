package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.metrics.chain.LiveChain;
import io.strikeiq.core.pricing.ArrayExponential;
import io.strikeiq.core.pricing.Black76;
import io.strikeiq.core.state.ChainState;

/**
 * Net dealer gamma of one chain as a function of spot, every gamma repriced with its own σ and the forward moving in
 * proportion to spot. A copy of what it needs, so that a search sees one state of the market.
 *
 * <pre>
 *   net(S) = 0.01·S · Σ wᵢ·φ(dᵢ + x/sᵢ),   x = ln(S/S₀),   dᵢ = ln(Fᵢ/Kᵢ)/sᵢ + sᵢ/2,   wᵢ = e^{−rτ}·F/S·sign·OI/sᵢ
 * </pre>
 */
final class GammaCurve {
    private double[] distance = new double[0];
    private double[] inverseTotal = new double[0];
    private double[] weight = new double[0];
    private double[] density = new double[0];
    private double[] scratch = new double[0];
    private int count;

    int count() {
        return count;
    }

    /** Copies the chain, scaled to a reference spot S₀. */
    void capture(LiveChain live, DealerPosition position, double referenceSpot) {
        ChainState chain = live.state;
        ensureCapacity(2 * chain.rows());
        count = 0;
        double forward = chain.forward * referenceSpot / live.repricedSpot;
        double carry = Math.exp(-live.rate * chain.tau) * chain.forward / live.repricedSpot;
        double rootTau = Math.sqrt(chain.tau);
        for (int row = 0; row < chain.rows(); row++) {
            double logMoneyness = Black76.logMoneyness(forward, chain.strike(row));
            int call = 2 * row;
            double callUnits = signedUnits(chain, call, position);
            double putUnits = signedUnits(chain, call + 1, position);
            if (chain.sigma[call] == chain.sigma[call + 1]) {
                add(logMoneyness, chain.sigma[call] * rootTau, carry * (callUnits + putUnits));
            } else {
                add(logMoneyness, chain.sigma[call] * rootTau, carry * callUnits);
                add(logMoneyness, chain.sigma[call + 1] * rootTau, carry * putUnits);
            }
        }
    }

    private static double signedUnits(ChainState chain, int column, DealerPosition position) {
        double openInterest = chain.openInterest[column];
        return openInterest > 0 ? position.sign(chain, column) * openInterest : 0;
    }

    private void add(double logMoneyness, double total, double units) {
        if (units != 0 && total > 0 && !Double.isNaN(logMoneyness * units)) {
            distance[count] = logMoneyness / total + 0.5 * total;
            inverseTotal[count] = 1 / total;
            weight[count] = units / total;
            count++;
        }
    }

    /** Σ w·e^{−d²/2}: net(S) without the factor 0.01·S/√(2π), which has no root. */
    double at(double logMove) {
        exponents(distance, inverseTotal, density, logMove, count);
        ArrayExponential.apply(density, scratch, count);
        return weightedSum(weight, density, count);
    }

    private static void exponents(double[] distance, double[] slope, double[] exponent, double logMove, int count) {
        for (int i = 0; i < count; i++) {
            double d = distance[i] + logMove * slope[i];
            exponent[i] = Math.max(ArrayExponential.LEAST, -0.5 * d * d);
        }
    }

    /** In four sums, which do not wait for each other. What the exponential was cut at counts as nothing. */
    private static double weightedSum(double[] weight, double[] density, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i < count - 3; i += 4) {
            a += weight[i] * (density[i] - ArrayExponential.LEAST_VALUE);
            b += weight[i + 1] * (density[i + 1] - ArrayExponential.LEAST_VALUE);
            c += weight[i + 2] * (density[i + 2] - ArrayExponential.LEAST_VALUE);
            d += weight[i + 3] * (density[i + 3] - ArrayExponential.LEAST_VALUE);
        }
        for (; i < count; i++) {
            a += weight[i] * (density[i] - ArrayExponential.LEAST_VALUE);
        }
        return (a + b) + (c + d);
    }

    private void ensureCapacity(int size) {
        if (weight.length < size) {
            distance = new double[size];
            inverseTotal = new double[size];
            weight = new double[size];
            density = new double[size];
            scratch = new double[size];
        }
    }
}
