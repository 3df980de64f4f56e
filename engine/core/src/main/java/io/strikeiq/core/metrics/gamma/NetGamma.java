package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.metrics.chain.LiveChains;
import java.util.Arrays;

/** Net dealer gamma of all chains together, as captured in their {@link GammaCurve}s, and its roots. */
final class NetGamma {
    private static final int MOST_STEPS = 64;
    private static final double TOLERANCE = 1e-13;

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

    /**
     * The root between two places where it has different signs: regula falsi in the Illinois form, superlinear and always
     * within the bracket; each third step halves the bracket, and no step is shorter than half the tolerance, so that the
     * bracket closes from both sides.
     */
    double root(double from, double fromValue, double to, double toValue) {
        double a = from;
        double fa = fromValue;
        double b = to;
        double fb = toValue;
        for (int i = 0; i < MOST_STEPS && Math.abs(b - a) > TOLERANCE; i++) {
            double step = fb * (a - b) / (fb - fa);
            double least = Math.copySign(0.5 * TOLERANCE, a - b);
            double c = i % 3 == 2 ? 0.5 * (a + b) : b + (Math.abs(step) < 0.5 * TOLERANCE ? least : step);
            double fc = at(c);
            if (fc == 0) {
                return c;
            }
            if ((fc > 0) != (fb > 0)) {
                a = b;
                fa = fb;
            } else {
                fa *= 0.5;
            }
            b = c;
            fb = fc;
        }
        return b;
    }
}
