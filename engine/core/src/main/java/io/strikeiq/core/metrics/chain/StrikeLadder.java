package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.state.ChainState;
import java.util.Arrays;

/** All strikes of the live chains, sorted, each once; and where each chain's rows stand among them. */
public final class StrikeLadder {
    private final LiveChains chains;
    private double[] strikes = new double[0];
    private int size;
    private long revision = -1;

    public StrikeLadder(LiveChains chains) {
        this.chains = chains;
    }

    /** Follows the chains; allocates only when strikes or chains have been added. */
    public void update() {
        if (revision == chains.revision()) {
            return;
        }
        revision = chains.revision();
        int rows = 0;
        for (int i = 0; i < chains.size(); i++) {
            rows += chains.get(i).state.rows();
        }
        if (strikes.length < rows) {
            strikes = new double[rows];
        }
        collect();
        for (int i = 0; i < chains.size(); i++) {
            index(chains.get(i));
        }
    }

    private void collect() {
        int count = 0;
        for (int i = 0; i < chains.size(); i++) {
            ChainState chain = chains.get(i).state;
            for (int row = 0; row < chain.rows(); row++) {
                strikes[count++] = chain.strike(row);
            }
        }
        Arrays.sort(strikes, 0, count);
        size = 0;
        for (int i = 0; i < count; i++) {
            if (size == 0 || strikes[i] != strikes[size - 1]) {
                strikes[size++] = strikes[i];
            }
        }
    }

    private void index(LiveChain live) {
        int rows = live.state.rows();
        if (live.ladderIndex.length < rows) {
            live.ladderIndex = new int[rows];
        }
        for (int row = 0; row < rows; row++) {
            live.ladderIndex[row] = Arrays.binarySearch(strikes, 0, size, live.state.strike(row));
        }
    }

    public int size() {
        return size;
    }

    public double strike(int i) {
        return strikes[i];
    }
}
