package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.metrics.chain.LiveChain;
import io.strikeiq.core.pricing.ArrayExponential;
import io.strikeiq.core.pricing.Black76;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Net dealer gamma of one chain as a function of spot, every gamma repriced with its own σ and the forward moving in
 * proportion to spot. A copy of what it needs, so that a search sees one state of the market.
 *
 * <pre>
 *   net(S) = 0.01·S · Σ wᵢ·φ(dᵢ + x/sᵢ),   x = ln(S/S₀),   dᵢ = ln(Fᵢ/Kᵢ)/sᵢ + sᵢ/2,   wᵢ = e^{−rτ}·F/S·units/sᵢ
 * </pre>
 */
final class GammaCurve implements Visited {
    private double[] distance = new double[0];
    private double[] inverseTotal = new double[0];
    private double[] weight = new double[0];
    /** ln(K/F), ascending. */
    private double[] place = new double[0];

    private double[] density = new double[0];
    private double[] scratch = new double[0];
    private int count;
    private double narrowest;
    private double widest;
    private double slope;
    private double bend;

    int count() {
        return count;
    }

    /** Least σ√τ of the options. */
    double narrowest() {
        return narrowest;
    }

    /** Largest σ√τ of the options. */
    double widest() {
        return widest;
    }

    /** Copies the chain, scaled to a reference spot S₀. */
    void capture(LiveChain live, DealerPosition position, double referenceSpot) {
        ChainState chain = live.state;
        ensureCapacity(2 * chain.rows());
        count = 0;
        narrowest = Double.POSITIVE_INFINITY;
        widest = 0;
        double forward = chain.forward * referenceSpot / live.repricedSpot;
        double carry = StrictMath.exp(-live.rate * chain.tau) * chain.forward / live.repricedSpot;
        double rootTau = Math.sqrt(chain.tau);
        double[] units = position.units(chain);
        for (int row = 0; row < chain.rows(); row++) {
            double logMoneyness = Black76.logMoneyness(forward, chain.strike(row));
            int call = 2 * row;
            double callUnits = known(units[call]);
            double putUnits = known(units[call + 1]);
            if (chain.sigma[call] == chain.sigma[call + 1]) {
                add(logMoneyness, chain.sigma[call] * rootTau, carry * (callUnits + putUnits));
            } else {
                add(logMoneyness, chain.sigma[call] * rootTau, carry * callUnits);
                add(logMoneyness, chain.sigma[call + 1] * rootTau, carry * putUnits);
            }
        }
    }

    private static double known(double units) {
        return Double.isNaN(units) ? 0 : units;
    }

    private void add(double logMoneyness, double total, double units) {
        if (units != 0 && total > 0 && !Double.isNaN(logMoneyness * units)) {
            distance[count] = logMoneyness / total + 0.5 * total;
            inverseTotal[count] = 1 / total;
            weight[count] = units / total;
            place[count] = -logMoneyness;
            narrowest = Math.min(narrowest, total);
            widest = Math.max(widest, total);
            count++;
        }
    }

    /** Σ w·e^{−d²/2}: net(S) without the factor 0.01·S/√(2π), which has no root. */
    double at(double logMove) {
        return at(logMove, 0, count);
    }

    /** The sum over the options from one to another only. */
    double at(double logMove, int from, int to) {
        exponents(distance, inverseTotal, density, logMove, from, to);
        ArrayExponential.apply(density, scratch, to - from);
        return weightedSum(weight, density, from, to - from);
    }

    /**
     * Finds the first and second derivative by {@code logMove} of the sum that {@link #at(double, int, int)} gave last, of the
     * same arguments. Both in one pass: neither sum waits for the other.
     */
    void differentiate(double logMove, int from, int to) {
        double first = 0;
        double second = 0;
        for (int i = from; i < to; i++) {
            double inverse = inverseTotal[i];
            double d = distance[i] + logMove * inverse;
            double dense = density[i - from];
            first -= weight[i] * inverse * d * dense;
            second += weight[i] * inverse * inverse * (d * d - 1) * dense;
        }
        slope = first;
        bend = second;
    }

    /** The first derivative alone of the sum that {@link #at(double)} gave last, to the bit that of {@link #differentiate}. */
    double slopeAt(double logMove) {
        double first = 0;
        for (int i = 0; i < count; i++) {
            double inverse = inverseTotal[i];
            double d = distance[i] + logMove * inverse;
            first -= weight[i] * inverse * d * density[i];
        }
        return first;
    }

    /** The first derivative that was found last. */
    double slope() {
        return slope;
    }

    /** The second derivative that was found last. */
    double bend() {
        return bend;
    }

    /** The first option from a start on whose strike lies at or above a place ln(K/F). */
    int firstFrom(int start, double least) {
        int i = start;
        while (i < count && place[i] < least) {
            i++;
        }
        return i;
    }

    private static void exponents(
            double[] distance, double[] slope, double[] exponent, double logMove, int from, int to) {
        for (int i = from; i < to; i++) {
            double d = distance[i] + logMove * slope[i];
            exponent[i - from] = Math.max(ArrayExponential.LEAST, -0.5 * d * d);
        }
    }

    /** In four sums, which do not wait for each other. What the exponential was cut at counts as nothing. */
    private static double weightedSum(double[] weight, double[] density, int from, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i < count - 3; i += 4) {
            a += weight[from + i] * (density[i] - ArrayExponential.LEAST_VALUE);
            b += weight[from + i + 1] * (density[i + 1] - ArrayExponential.LEAST_VALUE);
            c += weight[from + i + 2] * (density[i + 2] - ArrayExponential.LEAST_VALUE);
            d += weight[from + i + 3] * (density[i + 3] - ArrayExponential.LEAST_VALUE);
        }
        for (; i < count; i++) {
            a += weight[from + i] * (density[i] - ArrayExponential.LEAST_VALUE);
        }
        return (a + b) + (c + d);
    }

    private void ensureCapacity(int size) {
        if (weight.length < size) {
            distance = new double[size];
            inverseTotal = new double[size];
            weight = new double[size];
            place = new double[size];
            density = new double[size];
            scratch = new double[size];
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        count = visitor.visit(count);
        distance = visitor.visit(distance, count);
        inverseTotal = visitor.visit(inverseTotal, count);
        weight = visitor.visit(weight, count);
        place = visitor.visit(place, count);
        narrowest = visitor.visit(narrowest);
        widest = visitor.visit(widest);
        if (density.length < weight.length) {
            density = new double[weight.length];
            scratch = new double[weight.length];
        }
    }
}
