package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.UnderlyingState;

/**
 * The chains of one underlying that have not expired, nearest first. Shared by the chain calculators of the underlying;
 * the first of them brings it up to date.
 */
public final class LiveChains {
    private LiveChain[] chains = new LiveChain[0];
    private int knownListings = -1;
    private long revision;
    private long repricings;

    /** Takes in chains that were listed or have expired; allocates only then. */
    void update(UnderlyingState underlying) {
        if (underlying.listingChanges() == knownListings) {
            return;
        }
        LiveChain[] next = new LiveChain[underlying.chainCount()];
        for (int i = 0; i < next.length; i++) {
            ChainState state = underlying.chain(i);
            LiveChain known = of(state);
            next[i] = known == null ? new LiveChain(state) : known;
            next[i].ensureRows();
        }
        chains = next;
        knownListings = underlying.listingChanges();
        revision++;
    }

    /** Grows whenever chains or their rows have changed. */
    public long revision() {
        return revision;
    }

    /** Says that one of the chains has been repriced. */
    void onRepricing() {
        repricings++;
    }

    /** Repricings so far of all chains, by which others see that columns have changed. */
    public long repricings() {
        return repricings;
    }

    public int size() {
        return chains.length;
    }

    public LiveChain get(int i) {
        return chains[i];
    }

    /** The nearest chain, or null. */
    public LiveChain front() {
        return chains.length > 0 ? chains[0] : null;
    }

    /** The entry of a chain, null when it has expired; O(log expiries). */
    public LiveChain of(ChainState state) {
        int low = 0;
        int high = chains.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long expiry = chains[middle].state.expiryTime();
            if (expiry == state.expiryTime()) {
                return amongEqual(state, middle);
            } else if (expiry < state.expiryTime()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /** Chains of several series may expire together. */
    private LiveChain amongEqual(ChainState state, int near) {
        int i = near;
        while (i > 0 && chains[i - 1].state.expiryTime() == state.expiryTime()) {
            i--;
        }
        while (i < chains.length && chains[i].state.expiryTime() == state.expiryTime()) {
            if (chains[i].state == state) {
                return chains[i];
            }
            i++;
        }
        return null;
    }
}
