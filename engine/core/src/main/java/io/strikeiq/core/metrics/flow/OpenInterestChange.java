package io.strikeiq.core.metrics.flow;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.state.WrittenBlocks;
import java.util.Arrays;

/**
 * What changed in one option between two consecutive observations of its open interest in one session. A reader of the
 * last one observed, reused for each.
 *
 * <p>The first observation of a contract in a session is not a change: what happened overnight has no rate. The price is
 * the mid where both observations have one, else the last trade where both have one, else unknown.
 *
 * <p>Trading cannot change the open interest of a contract by more than it traded. Where the session's trades are known, a
 * larger change is a correction of the venue, or a position moved from elsewhere, and no change either.
 */
final class OpenInterestChange implements Visited {
    private static final int INITIAL = 1024;

    /** By ordinal within the underlying: session of the last observation, −1 before the first. */
    private int[] seenIn = new int[INITIAL];

    private double[] priorMid = new double[INITIAL];
    private double[] priorLast = new double[INITIAL];
    private final WrittenBlocks written = new WrittenBlocks(3);
    private int session;
    /** Option trades have been seen in this session, so that volumes can be relied on. */
    private boolean tradesKnown;

    /** Change in units of the underlying. */
    double units;
    /** Change of the option's price, {@code NaN} when unknown. */
    double priceChange;
    /** Present price of the option in currency, {@code NaN} when unknown. */
    double price;

    OpenInterestChange() {
        Arrays.fill(seenIn, -1);
    }

    void startSession() {
        session++;
        tradesKnown = false;
    }

    void onTrade() {
        tradesKnown = true;
    }

    /** Forgets an option whose ordinal is going to be another's. */
    void forget(int ordinal) {
        if (ordinal < seenIn.length) {
            seenIn[ordinal] = -1;
            written.write(ordinal);
        }
    }

    /** Takes an OPEN_INTEREST tick; false when it is not a change but a first observation or a correction. */
    boolean observe(MarketEvent tick, ChainState chain, int column) {
        int id = tick.ordinal;
        ensureCapacity(id);
        double mid = chain.mid(column);
        double last = chain.last[column];
        boolean known = seenIn[id] == session;
        double byMid = known ? mid - priorMid[id] : Double.NaN;
        double byLast = known ? last - priorLast[id] : Double.NaN;
        priceChange = Double.isNaN(byMid) ? byLast : byMid;
        price = chain.worth(column, Double.isNaN(mid) ? last : mid);
        units = tick.openInterest - tick.priorOpenInterest;
        if (!Double.isNaN(tick.openInterest)) {
            seenIn[id] = session;
            priorMid[id] = mid;
            priorLast[id] = last;
            written.write(id);
        }
        boolean correction = tradesKnown && Math.abs(units) > chain.volume[column];
        return known && !correction && !Double.isNaN(units);
    }

    private void ensureCapacity(int id) {
        int length = seenIn.length;
        if (id < length) {
            return;
        }
        int size = Math.max(id + 1, 2 * length);
        seenIn = Arrays.copyOf(seenIn, size);
        Arrays.fill(seenIn, length, size, -1);
        priorMid = Arrays.copyOf(priorMid, size);
        priorLast = Arrays.copyOf(priorLast, size);
    }

    @Override
    public void visit(StateVisitor visitor) {
        seenIn = visitor.visitWhole(seenIn, written, 0);
        priorMid = visitor.visitWhole(priorMid, written, 1);
        priorLast = visitor.visitWhole(priorLast, written, 2);
        session = visitor.visit(session);
        tradesKnown = visitor.visit(tradesKnown);
    }
}
