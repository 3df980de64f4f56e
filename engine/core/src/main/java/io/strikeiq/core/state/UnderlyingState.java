package io.strikeiq.core.state;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import java.util.Arrays;

/** What is known of one underlying: its own market, and its chains sorted by expiry. */
public final class UnderlyingState implements Visited {
    private Instrument instrument;
    private final int index;
    private final LiveFutures futures = new LiveFutures();
    private final Ordinals ordinals = new Ordinals();
    /** By ordinal. */
    private Listing[] listings = new Listing[16];

    private ChainState[] chains = new ChainState[8];
    private int chainCount;
    /** The first expiry of anything listed, {@link Long#MAX_VALUE} for none. */
    private long firstExpiry = Long.MAX_VALUE;

    private RetirementListener[] holders = new RetirementListener[0];
    private int listingChanges;

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

    /** From now on the holder is called before an ordinal is used again. */
    public void onRetire(RetirementListener holder) {
        holders = Arrays.copyOf(holders, holders.length + 1);
        holders[holders.length - 1] = holder;
    }

    /** Chains that have not expired, nearest first, those of one expiry by series. */
    public int chainCount() {
        return chainCount;
    }

    public ChainState chain(int i) {
        return chains[i];
    }

    /** The nearest chain, or null. */
    public ChainState front() {
        return chainCount > 0 ? chains[0] : null;
    }

    /** The nearest future on this underlying that has not expired, or null. */
    public Instrument future() {
        return futures.nearest();
    }

    /** Grows whenever anything is listed, retires or is given new terms. */
    public int listingChanges() {
        return listingChanges;
    }

    /** One more than the largest ordinal ever given to what is listed on this underlying. */
    public int ordinalLimit() {
        return ordinals.limit();
    }

    /** The living instrument of an ordinal, null when there is none. */
    public Instrument listed(int ordinal) {
        Listing listing = ordinal >= 0 && ordinal < listings.length ? listings[ordinal] : null;
        return listing == null ? null : listing.terms;
    }

    /** Of how many kinds of tick the time of the last one is kept for each instrument. */
    public static int timeKinds() {
        return Listing.KINDS;
    }

    /**
     * Puts the exchange times of the last ticks into an array, {@link Long#MIN_VALUE} where there was none, by ordinal and
     * kind: prices, quotes, depth, greeks of the venue.
     */
    public void showLastTimes(long[] times) {
        for (int at = 0, ordinal = 0; at < times.length; at += Listing.KINDS, ordinal++) {
            if (ordinal < listings.length && listings[ordinal] != null) {
                listings[ordinal].showTimes(times, at);
            } else {
                Arrays.fill(times, at, at + Listing.KINDS, Listing.NEVER);
            }
        }
    }

    /** Takes the exchange times of the last ticks from the beginning of an array. */
    public void takeLastTimes(long[] times, int count) {
        for (int at = 0, ordinal = 0; at < count && ordinal < listings.length; at += Listing.KINDS, ordinal++) {
            if (listings[ordinal] != null) {
                listings[ordinal].takeTimes(times, at);
            }
        }
    }

    boolean isExpired(Instrument terms) {
        return time != 0 && terms.expiryTime() <= time;
    }

    /** Gives an instrument an ordinal, and a future or option its place. */
    Listing list(Instrument terms) {
        listingChanges++;
        Listing listing = new Listing(terms, this, ordinals.take());
        if (listing.ordinal >= listings.length) {
            listings = Arrays.copyOf(listings, Math.max(listing.ordinal + 1, 2 * listings.length));
        }
        listings[listing.ordinal] = listing;
        if (terms.isUnderlying()) {
            return listing;
        }
        firstExpiry = Math.min(firstExpiry, terms.expiryTime());
        if (terms.isOption()) {
            chainOf(terms).list(listing);
        } else if (terms.kind() == InstrumentKind.FUTURE) {
            futures.list(terms);
        }
        return listing;
    }

    /** Terms that leave the instrument where it is. */
    Listing replace(Listing old, Instrument terms) {
        listingChanges++;
        Listing listing = old.withTerms(terms);
        listings[old.ordinal] = listing;
        if (terms.isUnderlying()) {
            instrument = terms;
        } else if (listing.chain != null) {
            listing.chain.replace(listing);
        } else if (terms.kind() == InstrumentKind.FUTURE) {
            futures.list(terms);
        }
        return listing;
    }

    /** Takes away an instrument whose terms have moved it. */
    void unlist(Listing listing) {
        retire(listing.ordinal);
        ChainState chain = listing.chain;
        if (chain != null) {
            chain.unlist(listing);
            if (chain.rows() == 0) {
                drop(chain);
            }
        } else {
            futures.remove(listing.terms.id());
        }
        giveBack(listing);
    }

    private void retire(int ordinal) {
        for (RetirementListener holder : holders) {
            holder.onRetire(ordinal);
        }
    }

    private void giveBack(Listing listing) {
        listingChanges++;
        listings[listing.ordinal] = null;
        ordinals.giveBack(listing.ordinal);
    }

    private void drop(ChainState chain) {
        int i = 0;
        while (chains[i] != chain) {
            i++;
        }
        chainCount--;
        System.arraycopy(chains, i + 1, chains, i, chainCount - i);
        chains[chainCount] = null;
    }

    /** Moves time on, never back; what has expired by then retires. Whether something may have. */
    boolean passTime(long now, Listings index) {
        if (now > time) {
            time = now;
        }
        if (firstExpiry > time) {
            return false;
        }
        expire(index);
        return true;
    }

    private void expire(Listings index) {
        firstExpiry = Long.MAX_VALUE;
        for (int ordinal = 0; ordinal < ordinals.limit(); ordinal++) {
            Listing listing = listings[ordinal];
            if (listing == null || listing.terms.isUnderlying()) {
                continue;
            }
            if (listing.terms.expiryTime() <= time) {
                retire(ordinal);
                futures.remove(listing.terms.id());
                index.retire(listing.terms.id());
                giveBack(listing);
            } else {
                firstExpiry = Math.min(firstExpiry, listing.terms.expiryTime());
            }
        }
        int expired = 0;
        while (expired < chainCount && chains[expired].expiryTime() <= time) {
            expired++;
        }
        chainCount -= expired;
        System.arraycopy(chains, expired, chains, 0, chainCount);
        Arrays.fill(chains, chainCount, chainCount + expired, null);
    }

    /** Mid of the best quote, {@code NaN} unless both sides are there and not crossed. */
    public double mid() {
        return (bid > 0 || instrument.negativePrices()) && ask >= bid ? 0.5 * (bid + ask) : Double.NaN;
    }

    /** Whether a trade or index value of this session has set {@link #spot}, so that quotes no longer do. */
    public boolean isPriced() {
        return priced;
    }

    /** {@link #spot}, {@code NaN} where it is of an earlier session. */
    public double sessionSpot() {
        return session.hasPrice() ? spot : Double.NaN;
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
        for (int i = 0; i < chainCount; i++) {
            Arrays.fill(chains[i].volume, 0);
            Arrays.fill(chains[i].signedVolume, Double.NaN);
            chains[i].onTrade();
        }
    }

    /** The chain of an option's expiry and series, made when it is not there. */
    private ChainState chainOf(Instrument option) {
        int i = 0;
        while (i < chainCount && order(chains[i], option) < 0) {
            i++;
        }
        if (i < chainCount && order(chains[i], option) == 0) {
            return chains[i];
        }
        if (chainCount == chains.length) {
            chains = Arrays.copyOf(chains, 2 * chainCount);
        }
        System.arraycopy(chains, i, chains, i + 1, chainCount - i);
        chains[i] = new ChainState(option.expiryTime(), option.series());
        chainCount++;
        return chains[i];
    }

    /** The listing of the same option under another id, null where there is none. */
    Listing twinOf(Instrument terms) {
        for (int i = 0; terms.isOption() && i < chainCount; i++) {
            if (order(chains[i], terms) == 0) {
                Listing there = chains[i].listing(terms);
                return there == null || there.terms.id() == terms.id() ? null : there;
            }
        }
        return null;
    }

    private static int order(ChainState chain, Instrument option) {
        int byExpiry = Long.compare(chain.expiryTime(), option.expiryTime());
        return byExpiry != 0 ? byExpiry : chain.series().compareTo(option.series());
    }

    /** Shows everything; what is listed is listed again when it is restored, then what the chains have observed. */
    @Override
    public void visit(StateVisitor visitor) {
        visit(visitor, null);
    }

    /**
     * As the other.
     *
     * @param index where what is restored is to be found by its id; null when nothing is restored
     */
    void visit(StateVisitor visitor, Listings index) {
        time = visitor.visit(time);
        spot = visitor.visit(spot);
        bid = visitor.visit(bid);
        ask = visitor.visit(ask);
        priced = visitor.visit(priced);
        session.visit(visitor);
        visitListings(visitor, index);
        listingChanges = visitor.visit(listingChanges);
        ordinals.visit(visitor);
        for (int i = 0; i < chainCount; i++) {
            chains[i].visit(visitor);
        }
    }

    private void visitListings(StateVisitor visitor, Listings index) {
        int limit = visitor.visit(ordinals.limit());
        for (int ordinal = 0; ordinal < limit; ordinal++) {
            Instrument terms = visitor.visit(listed(ordinal));
            if (index == null) {
                continue;
            }
            if (terms == null) {
                // A free number is taken out of turn, so that those after it get theirs.
                ordinals.take();
            } else {
                index.put(terms.id(), list(terms));
            }
        }
    }
}
