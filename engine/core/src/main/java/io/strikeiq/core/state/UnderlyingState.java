package io.strikeiq.core.state;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.Instrument;
import java.util.Arrays;

/** What is known of one underlying: its own market, and its chains sorted by expiry. */
public final class UnderlyingState {
    private final Instrument instrument;
    private final int index;
    private final LiveFutures futures = new LiveFutures();
    private ChainState[] chains = new ChainState[8];
    private int chainCount;
    /** Position of the first chain that has not expired at {@link #time}. */
    private int firstLive;

    /** Event time of the last tick of this underlying, of its options, or of a clock. */
    public long time;
    /**
     * The reference price: last index value or trade; the mid of the quote until the session has one of these. It may be of
     * an earlier session: {@link Session#hasPrice}.
     */
    public double spot = Double.NaN;

    /** Best bid and ask of the underlying itself, {@code NaN} where a side is empty. */
    public double bid = Double.NaN;

    public double ask = Double.NaN;

    private final SessionClock session = new SessionClock();
    /** A trade or index value of this session has set {@link #spot}, so that quotes no longer do. */
    private boolean priced;

    UnderlyingState(Instrument instrument, int index) {
        this.instrument = instrument;
        this.index = index;
    }

    public Instrument instrument() {
        return instrument;
    }

    /** Dense index among the underlyings. */
    public int index() {
        return index;
    }

    /** Chains listed, expired ones included. */
    public int chainCount() {
        return chainCount;
    }

    public ChainState chain(int i) {
        return chains[i];
    }

    /** Position of the nearest chain that has not expired; {@link #chainCount()} when there is none. */
    public int firstLive() {
        while (firstLive < chainCount && chains[firstLive].expiryTime() <= time) {
            firstLive++;
        }
        return firstLive;
    }

    /** The nearest chain that has not expired, or null. */
    public ChainState front() {
        int i = firstLive();
        return i < chainCount ? chains[i] : null;
    }

    /** The nearest future on this underlying that has not expired, or null. */
    public Instrument future() {
        return futures.nearest(time);
    }

    void listFuture(Instrument future) {
        futures.list(future);
    }

    /** Mid of the best quote, {@code NaN} unless both sides are there and not crossed. */
    public double mid() {
        return bid > 0 && ask >= bid ? 0.5 * (bid + ask) : Double.NaN;
    }

    /** Its session, read-only. */
    public Session session() {
        return session;
    }

    /** A trade or an index value. */
    void onPrice(double price) {
        spot = price;
        priced = true;
        session.onPrice(time);
    }

    void onQuote(double bestBid, double bestAsk) {
        bid = bestBid;
        ask = bestAsk;
        double mid = mid();
        if (!priced && !Double.isNaN(mid)) {
            spot = mid;
            session.onPrice(time);
        }
    }

    /** Market data of the underlying or of what is listed on it. */
    void onData() {
        session.onData(time);
    }

    void onPhase(SessionPhase phase) {
        session.onPhase(phase, time);
        if (phase == SessionPhase.OPEN) {
            priced = false;
            clearVolumes();
        }
    }

    void onDay() {
        session.onDay(time);
        clearVolumes();
    }

    private void clearVolumes() {
        for (int i = firstLive(); i < chainCount; i++) {
            Arrays.fill(chains[i].volume, 0);
        }
    }

    /** The chain of an expiry, made when it is not there. */
    ChainState chainOf(long expiryTime) {
        int i = 0;
        while (i < chainCount && chains[i].expiryTime() < expiryTime) {
            i++;
        }
        if (i < chainCount && chains[i].expiryTime() == expiryTime) {
            return chains[i];
        }
        if (chainCount == chains.length) {
            chains = Arrays.copyOf(chains, 2 * chainCount);
        }
        System.arraycopy(chains, i, chains, i + 1, chainCount - i);
        chains[i] = new ChainState(expiryTime);
        chainCount++;
        firstLive = 0;
        return chains[i];
    }
}
