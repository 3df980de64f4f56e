package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.UnderlyingState;
import java.util.ArrayList;
import java.util.List;

/**
 * Roots of net gamma exposure by brute force: every option at every point of a dense grid, every change of sign bisected,
 * and what lies between two changes of sign taken out, the least first, while it stays below the threshold.
 */
public final class GammaScan {
    /** Points per least σ√τ at the money. */
    private static final double DENSITY = 30;

    private static final int MOST_POINTS = 60_000;
    private static final double RANGE = 0.2;
    private static final double RELEVANCE = 1e-4;
    private static final int BISECTIONS = 60;

    private final List<double[]> options = new ArrayList<>();
    private final double spot;
    private double narrowest = 0.05;
    private double front = Double.NaN;

    /** A stretch of one sign. */
    private record Lobe(double from, double to, double peak) {}

    /** Takes over every live option with σ and open interest, calls long and puts short. */
    public GammaScan(UnderlyingState underlying) {
        spot = underlying.spot;
        for (int i = 0; i < underlying.chainCount(); i++) {
            ChainState chain = underlying.chain(i);
            double width = (chain.atmSigma > 0 ? chain.atmSigma : leastSigma(chain)) * Math.sqrt(chain.tau);
            if (width > 0) {
                narrowest = Math.min(narrowest, width);
                front = Double.isNaN(front) ? width : front;
            }
            for (int column = 0; column < 2 * chain.rows(); column++) {
                add(chain, column);
            }
        }
    }

    private static double leastSigma(ChainState chain) {
        double least = Double.NaN;
        for (double sigma : chain.sigma) {
            least = Double.isNaN(sigma) || sigma >= least ? least : sigma;
        }
        return least;
    }

    private void add(ChainState chain, int column) {
        double total = chain.sigma[column] * Math.sqrt(chain.tau);
        double units = chain.openInterest[column];
        if (total > 0 && units > 0) {
            double d = Math.log(chain.forward / chain.strike(column / 2)) / total + total / 2;
            double weight = (column % 2 == 0 ? units : -units) / total * chain.forward / spot;
            options.add(new double[] {d, 1 / total, weight});
        }
    }

    /** Net exposure at a place ln(S/S0), but for constant factors. */
    double net(double place) {
        double sum = 0;
        for (double[] option : options) {
            double d = option[0] + place * option[1];
            sum += d * d < 1_400 ? option[2] * Math.exp(-0.5 * d * d) : 0;
        }
        return sum * Math.exp(place);
    }

    /** The roots that matter, ascending. */
    public List<Double> roots() {
        double from = Math.log1p(-RANGE);
        double to = Math.log1p(RANGE);
        int points = (int) Math.min(MOST_POINTS, Math.ceil((to - from) / narrowest * DENSITY));
        double step = (to - from) / points;
        List<Lobe> lobes = new ArrayList<>();
        double threshold = 0;
        double start = from;
        double last = from;
        double sign = 0;
        double peak = 0;
        for (int i = 0; i <= points; i++) {
            double place = from + i * step;
            double value = net(place);
            if (Math.abs(place) <= 2 * front || Double.isNaN(front)) {
                threshold = Math.max(threshold, RELEVANCE * Math.abs(value));
            }
            if (value != 0 && sign != 0 && Math.signum(value) != sign) {
                double root = bisect(last, place);
                lobes.add(new Lobe(start, root, sign * peak));
                start = root;
                peak = 0;
            }
            sign = value == 0 ? sign : Math.signum(value);
            peak = Math.max(peak, Math.abs(value));
            last = place;
        }
        lobes.add(new Lobe(start, to, sign * peak));
        return rootsOf(lobes, threshold);
    }

    private double bisect(double from, double to) {
        double low = from;
        double high = to;
        double sign = Math.signum(net(low));
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            if (Math.signum(net(middle)) == sign) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /** Takes out the least lobe while it is below the threshold: its neighbours become one. */
    private List<Double> rootsOf(List<Lobe> lobes, double threshold) {
        while (lobes.size() > 1) {
            int least = 0;
            for (int i = 1; i < lobes.size(); i++) {
                least = Math.abs(lobes.get(i).peak) < Math.abs(lobes.get(least).peak) ? i : least;
            }
            if (Math.abs(lobes.get(least).peak) >= threshold) {
                break;
            }
            remove(lobes, least);
        }
        List<Double> roots = new ArrayList<>();
        for (int i = 1; i < lobes.size() && threshold > 0; i++) {
            roots.add(spot * Math.exp(lobes.get(i).from));
        }
        return roots;
    }

    private static void remove(List<Lobe> lobes, int at) {
        if (at == 0 || at == lobes.size() - 1) {
            lobes.remove(at);
            return;
        }
        Lobe before = lobes.get(at - 1);
        Lobe after = lobes.get(at + 1);
        boolean first = Math.abs(before.peak) >= Math.abs(after.peak);
        lobes.set(at - 1, new Lobe(before.from, after.to, first ? before.peak : after.peak));
        lobes.remove(at);
        lobes.remove(at);
    }
}
