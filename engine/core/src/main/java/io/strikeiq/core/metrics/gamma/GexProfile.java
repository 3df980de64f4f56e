package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.metrics.chain.LiveChain;
import io.strikeiq.core.metrics.chain.LiveChains;
import io.strikeiq.core.metrics.chain.StrikeLadder;
import java.util.Arrays;

/**
 * Dealers' gamma by strike over all live chains, and the strikes that stand out. In gamma × units; times 0.01·S² it is the
 * gamma exposure of the strike.
 */
final class GexProfile {
    private final LiveChains chains;
    private final StrikeLadder ladder;
    private final DealerPosition position;
    private double[] calls = new double[0];
    private double[] puts = new double[0];

    GexProfile(LiveChains chains, StrikeLadder ladder, DealerPosition position) {
        this.chains = chains;
        this.ladder = ladder;
        this.position = position;
    }

    /** Sums again; O(options). */
    void sum() {
        ladder.update();
        if (calls.length < ladder.size()) {
            calls = new double[ladder.size()];
            puts = new double[ladder.size()];
        }
        Arrays.fill(calls, 0, ladder.size(), 0);
        Arrays.fill(puts, 0, ladder.size(), 0);
        for (int i = 0; i < chains.size(); i++) {
            add(chains.get(i), calls, puts);
        }
    }

    private void add(LiveChain live, double[] calls, double[] puts) {
        double[] units = position.units(live.state);
        double[] gammas = live.state.gamma;
        int[] places = live.ladderIndex;
        int rows = live.state.rows();
        for (int row = 0; row < rows; row++) {
            calls[places[row]] += known(units[2 * row] * gammas[2 * row]);
            puts[places[row]] += known(units[2 * row + 1] * gammas[2 * row + 1]);
        }
    }

    private static double known(double gamma) {
        return Double.isNaN(gamma) ? 0 : gamma;
    }

    int size() {
        return ladder.size();
    }

    double strike(int i) {
        return ladder.strike(i);
    }

    double callGamma(int i) {
        return calls[i];
    }

    double putGamma(int i) {
        return puts[i];
    }

    /** Strike of the largest call gamma by absolute value, {@code NaN} for none. */
    double callWall() {
        return largest(calls);
    }

    /** Strike of the largest put gamma by absolute value, {@code NaN} for none. */
    double putWall() {
        return largest(puts);
    }

    private double largest(double[] side) {
        double most = 0;
        double strike = Double.NaN;
        for (int i = 0; i < ladder.size(); i++) {
            if (Math.abs(side[i]) > most) {
                most = Math.abs(side[i]);
                strike = ladder.strike(i);
            }
        }
        return strike;
    }

    /** Strike with the most negative net gamma, {@code NaN} when none is negative. */
    double shortGammaStrike() {
        double least = 0;
        double strike = Double.NaN;
        for (int i = 0; i < ladder.size(); i++) {
            if (calls[i] + puts[i] < least) {
                least = calls[i] + puts[i];
                strike = ladder.strike(i);
            }
        }
        return strike;
    }
}
