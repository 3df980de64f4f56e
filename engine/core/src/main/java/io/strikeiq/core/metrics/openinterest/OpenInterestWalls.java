package io.strikeiq.core.metrics.openinterest;

import io.strikeiq.core.metrics.chain.LiveChain;
import io.strikeiq.core.metrics.chain.LiveChains;
import io.strikeiq.core.metrics.chain.StrikeLadder;
import io.strikeiq.core.state.ChainState;
import java.util.Arrays;

/** The strikes with the largest call open interest above spot and the largest put open interest below it. */
final class OpenInterestWalls {
    private static final long NONE = -1;

    private final LiveChains chains;
    private final StrikeLadder ladder;
    private double[] calls = new double[0];
    private double[] puts = new double[0];
    /** Revision of the chains that the sums are of. */
    private long revision = NONE;
    /** Places in the ladder whose sums are to be found again, each once. */
    private int[] changed = new int[0];

    private int changes;
    private boolean[] isChanged = new boolean[0];

    OpenInterestWalls(LiveChains chains, StrikeLadder ladder) {
        this.chains = chains;
        this.ladder = ladder;
    }

    /** Has every strike summed again. */
    void forget() {
        revision = NONE;
    }

    /** The open interest of an option is another one. */
    void onChange(LiveChain live, int column) {
        if (revision != chains.revision()) {
            return;
        }
        int place = live.ladderIndex[column >> 1];
        if (!isChanged[place]) {
            isChanged[place] = true;
            changed[changes++] = place;
        }
    }

    /** Brings the sums of open interest by strike over all live chains up to date; O(options) after a listing. */
    void sum() {
        if (revision == chains.revision()) {
            sumChanged();
        } else {
            sumAll();
        }
        changes = 0;
    }

    private void sumAll() {
        ladder.update();
        revision = chains.revision();
        if (calls.length < ladder.size()) {
            calls = new double[ladder.size()];
            puts = new double[ladder.size()];
            changed = new int[ladder.size()];
            isChanged = new boolean[ladder.size()];
        }
        Arrays.fill(isChanged, false);
        Arrays.fill(calls, 0, ladder.size(), 0);
        Arrays.fill(puts, 0, ladder.size(), 0);
        for (int i = 0; i < chains.size(); i++) {
            ChainState chain = chains.get(i).state;
            for (int row = 0; row < chain.rows(); row++) {
                add(chain, row, chains.get(i).ladderIndex[row]);
            }
        }
    }

    private void sumChanged() {
        for (int i = 0; i < changes; i++) {
            int place = changed[i];
            isChanged[place] = false;
            calls[place] = 0;
            puts[place] = 0;
            for (int j = 0; j < chains.size(); j++) {
                ChainState chain = chains.get(j).state;
                int row = chain.rowOf(ladder.strike(place));
                if (row >= 0) {
                    add(chain, row, place);
                }
            }
        }
    }

    private void add(ChainState chain, int row, int place) {
        double call = chain.openInterest[2 * row];
        double put = chain.openInterest[2 * row + 1];
        calls[place] += call > 0 ? call : 0;
        puts[place] += put > 0 ? put : 0;
    }

    /** Largest call open interest at a strike above spot; {@code NaN} for none. */
    double callWall(double spot) {
        double most = 0;
        double wall = Double.NaN;
        for (int i = 0; i < ladder.size(); i++) {
            if (calls[i] > most && ladder.strike(i) > spot) {
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
            if (puts[i] > most && ladder.strike(i) < spot) {
                most = puts[i];
                wall = ladder.strike(i);
            }
        }
        return wall;
    }
}
