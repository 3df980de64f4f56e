package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.metrics.chain.LiveChains;
import java.util.Arrays;

/** Net dealer gamma of all chains together, as captured in their {@link GammaCurve}s, and its roots. */
final class NetGamma {
    private static final int MOST_STEPS = 64;
    /** To a simple root Newton's method takes fewer; where two roots have met it takes more, and is not trusted. */
    private static final int MOST_STEPS_NEAR = 8;
    /** In ln S; a step of Newton's this short ends at the root, since the next one would go about its square over σ√τ. */
    private static final double LAST_STEP = 1e-9;

    private static final double LAST_HALVING = 5e-14;

    private final LiveChains chains;
    private GammaCurve[] curves = new GammaCurve[0];

    NetGamma(LiveChains chains) {
        this.chains = chains;
    }

    /** The curve of the chain at an index, to be captured before the sum is asked for. */
    GammaCurve curve(int index) {
        if (index >= curves.length) {
            int known = curves.length;
            curves = Arrays.copyOf(curves, Math.max(chains.size(), index + 1));
            for (int i = known; i < curves.length; i++) {
                curves[i] = new GammaCurve();
            }
        }
        return curves[index];
    }

    /** The sum of {@link GammaCurve#at}, at a place ln(S/S₀). */
    double at(double logMove) {
        double sum = 0;
        for (int i = 0; i < chains.size(); i++) {
            sum += curves[i].at(logMove);
        }
        return sum;
    }

    /** The derivative at the place that {@link #at} was asked for last. */
    private double slope(double logMove) {
        double sum = 0;
        for (int i = 0; i < chains.size(); i++) {
            sum += curves[i].slopeAt(logMove);
        }
        return sum;
    }

    /**
     * The root between two places where it has different signs, by Newton's method from where their chord meets zero. A step
     * that would leave the bracket, or does not halve the one before, halves the bracket instead.
     */
    double root(double from, double fromValue, double to, double toValue) {
        double negative = fromValue < 0 ? from : to;
        double positive = fromValue < 0 ? to : from;
        double place = from - fromValue * (to - from) / (toValue - fromValue);
        double lastStep = Math.abs(to - from);
        for (int i = 0; i < MOST_STEPS; i++) {
            double value = at(place);
            if (value == 0) {
                return place;
            }
            if (value < 0) {
                negative = place;
            } else {
                positive = place;
            }
            double next = place - value / slope(place);
            boolean newton = (next - negative) * (next - positive) <= 0 && Math.abs(next - place) <= 0.5 * lastStep;
            if (!newton) {
                next = 0.5 * (negative + positive);
            }
            lastStep = Math.abs(next - place);
            place = next;
            if (lastStep <= (newton ? LAST_STEP : LAST_HALVING)) {
                return place;
            }
        }
        return place;
    }

    /**
     * The root within a distance of a place, by Newton's method from there; {@code NaN} where a step would lead further
     * away, and where none ends at a root.
     */
    double rootNear(double from, double distance) {
        double place = from;
        for (int i = 0; i < MOST_STEPS_NEAR; i++) {
            double step = at(place) / slope(place);
            place -= step;
            if (!(Math.abs(place - from) <= distance)) {
                return Double.NaN;
            }
            if (Math.abs(step) <= LAST_STEP) {
                return place;
            }
        }
        return Double.NaN;
    }
}
