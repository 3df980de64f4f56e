package io.strikeiq.core.metrics.openinterest;

import io.strikeiq.core.metrics.chain.LiveChain;
import io.strikeiq.core.metrics.chain.LiveChains;
import io.strikeiq.core.metrics.chain.StrikeLadder;
import io.strikeiq.core.state.ChainState;
import java.util.Arrays;

/** The strikes with the largest call open interest above spot and the largest put open interest below it. */
final class OpenInterestWalls {
    private final LiveChains chains;
    private final StrikeLadder ladder;
    private double[] calls = new double[0];
    private double[] puts = new double[0];

    OpenInterestWalls(LiveChains chains, StrikeLadder ladder) {
        this.chains = chains;
        this.ladder = ladder;
    }

    /** Sums open interest by strike over all live chains; O(options). */
    void sum() {
        ladder.update();
        if (calls.length < ladder.size()) {
            calls = new double[ladder.size()];
            puts = new double[ladder.size()];
        }
        Arrays.fill(calls, 0, ladder.size(), 0);
        Arrays.fill(puts, 0, ladder.size(), 0);
        for (int i = 0; i < chains.size(); i++) {
            add(chains.get(i));
        }
    }

    private void add(LiveChain live) {
        ChainState chain = live.state;
        for (int row = 0; row < chain.rows(); row++) {
            double call = chain.openInterest[2 * row];
            double put = chain.openInterest[2 * row + 1];
            int i = live.ladderIndex[row];
            calls[i] += call > 0 ? call : 0;
            puts[i] += put > 0 ? put : 0;
        }
    }

    /** Largest call open interest at a strike above spot; {@code NaN} for none. */
    double callWall(double spot) {
        double most = 0;
        double wall = Double.NaN;
        for (int i = 0; i < ladder.size(); i++) {
            if (ladder.strike(i) > spot && calls[i] > most) {
                most = calls[i];
                wall = ladder.strike(i);
            }
        }
        return wall;
    }

    /** Largest put open interest at a strike below spot; of equal ones the nearest to spot; {@code NaN} for none. */
    double putWall(double spot) {
        double most = 0;
        double wall = Double.NaN;
        for (int i = ladder.size() - 1; i >= 0; i--) {
            if (ladder.strike(i) < spot && puts[i] > most) {
                most = puts[i];
                wall = ladder.strike(i);
            }
        }
        return wall;
    }
}
