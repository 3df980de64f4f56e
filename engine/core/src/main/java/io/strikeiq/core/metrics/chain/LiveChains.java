package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/**
 * The chains of one underlying that have not expired, nearest first. Shared by the chain calculators of the underlying;
 * the first of them brings it up to date.
 */
public final class LiveChains implements Visited {
    private static final int NONE = -1;
    private static final int GONE = -2;

    private LiveChain[] chains = new LiveChain[0];
    /** Whether each stands on a chain of the underlying; not so once restored. */
    private boolean bound = true;

    /** What was asked for last: one tick asks more than once. */
    private LiveChain found;

    private int knownListings = -1;
    private long revision;
    private long repricings;

    /** Takes in chains that were listed or have expired; allocates only then. */
    void update(UnderlyingState underlying) {
        if (!bound) {
            bind(underlying);
        }
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
        found = null;
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

    /** Whether a chain that was live is so still; O(expiries). */
    public boolean isLive(LiveChain chain) {
        return position(chain) >= 0;
    }

    /** The nearest chain, or null. */
    public LiveChain front() {
        return chains.length > 0 ? chains[0] : null;
    }

    /** The entry of a chain, null when it has expired; O(log expiries). */
    public LiveChain of(ChainState state) {
        if (found == null || found.state != state) {
            found = find(state);
        }
        return found;
    }

    private LiveChain find(ChainState state) {
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

    private void bind(UnderlyingState underlying) {
        int kept = 0;
        for (LiveChain chain : chains) {
            if (chain.bind(underlying)) {
                chains[kept++] = chain;
            }
        }
        chains = Arrays.copyOf(chains, kept);
        found = null;
        bound = true;
    }

    /** Position of a chain, {@value #NONE} for null and {@value #GONE} for one that is no longer live. */
    private int position(LiveChain chain) {
        for (int i = 0; i < chains.length; i++) {
            if (chains[i] == chain) {
                return i;
            }
        }
        return chain == null ? NONE : GONE;
    }

    /** Shows which chain another part refers to, and returns the one it is to refer to; it is shown after these. */
    public LiveChain visit(StateVisitor visitor, LiveChain chain) {
        int position = position(chain);
        int visited = visitor.visit(position);
        if (visited == position) {
            return chain;
        }
        if (visited >= chains.length) {
            throw new IllegalStateException(
                    "the saved state refers to chain " + visited + " of " + chains.length + " live ones");
        }
        return visited >= 0 ? chains[visited] : visited == NONE ? null : new LiveChain();
    }

    /** Restored chains find their options when they are next brought up to date. */
    @Override
    public void visit(StateVisitor visitor) {
        found = null;
        knownListings = visitor.visit(knownListings);
        revision = visitor.visit(revision);
        repricings = visitor.visit(repricings);
        int count = visitor.visit(chains.length);
        for (int i = 0; i < count; i++) {
            if (i == chains.length) {
                chains = Arrays.copyOf(chains, i + 1);
                chains[i] = new LiveChain();
                bound = false;
            }
            chains[i].visit(visitor);
        }
    }
}
