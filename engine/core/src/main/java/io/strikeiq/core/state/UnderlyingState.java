package io.strikeiq.core.state;

import io.strikeiq.core.event.MarketEvent;
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
    /** The reference price: last index value or trade; the mid of the quote where there is neither. */
    public double spot = Double.NaN;

    public double bid = Double.NaN;
    public double ask = Double.NaN;
    public double bidSize = Double.NaN;
    public double askSize = Double.NaN;
    public int depth;
    public final double[] bidPrices = nan();
    public final double[] bidSizes = nan();
    public final double[] askPrices = nan();
    public final double[] askSizes = nan();
    public double lastTrade = Double.NaN;
    /** Units traded this session. */
    public double volume;

    public boolean sessionOpen;
    /** Between a close and the next open; false while no phase of a session has been told. */
    public boolean sessionClosed;

    /** A trade or index value has set {@link #spot}, so that quotes no longer do. */
    private boolean priced;

    UnderlyingState(Instrument instrument, int index) {
        this.instrument = instrument;
        this.index = index;
    }

    private static double[] nan() {
        double[] array = new double[MarketEvent.MAX_DEPTH];
        Arrays.fill(array, Double.NaN);
        return array;
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

    void onPrice(double price) {
        spot = price;
        priced = true;
    }

    void onQuote(MarketEvent tick) {
        bid = tick.bidPrice;
        ask = tick.askPrice;
        bidSize = tick.bidSize;
        askSize = tick.askSize;
        if (!priced) {
            spot = mid();
        }
    }

    void onDepth(MarketEvent tick) {
        depth = tick.depth;
        System.arraycopy(tick.bidPrices, 0, bidPrices, 0, MarketEvent.MAX_DEPTH);
        System.arraycopy(tick.bidSizes, 0, bidSizes, 0, MarketEvent.MAX_DEPTH);
        System.arraycopy(tick.askPrices, 0, askPrices, 0, MarketEvent.MAX_DEPTH);
        System.arraycopy(tick.askSizes, 0, askSizes, 0, MarketEvent.MAX_DEPTH);
        bid = bidPrices[0];
        ask = askPrices[0];
        bidSize = bidSizes[0];
        askSize = askSizes[0];
        if (!priced) {
            spot = mid();
        }
    }

    void onTrade(MarketEvent tick) {
        lastTrade = tick.price;
        if (tick.size > 0) {
            volume += tick.size;
        }
        onPrice(tick.price);
    }

    void startSession() {
        sessionOpen = true;
        sessionClosed = false;
        volume = 0;
        for (int i = 0; i < chainCount; i++) {
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
