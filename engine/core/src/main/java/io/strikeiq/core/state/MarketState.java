package io.strikeiq.core.state;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * First stage of a tick that has passed the gate: brings the state of its underlying and chain up to date, O(1) in the
 * size of the chain, and resolves {@link MarketEvent#instrument}, {@link MarketEvent#underlyingIndex} and {@link
 * MarketEvent#ordinal} for the stages after it.
 *
 * <p>An instrument is listed by its definition. One that is defined again under terms that move it (another strike,
 * expiry, right, series or underlying) retires and is listed at its new place, where nothing of it is known yet. An option
 * that is defined under a second id belongs to that from then on, and the first id retires. One that expires retires: it is
 * dropped with its chain, and its ordinal is used again. One that is defined before its underlying is listed as soon as the
 * underlying is; until then it is unknown.
 */
public final class MarketState implements Visited {
    private final Listings listings = new Listings();
    private UnderlyingState[] underlyings = new UnderlyingState[4];
    private int underlyingCount;
    /** Defined before their underlyings, in the order of their definition. */
    private final List<Instrument> waiting = new ArrayList<>();

    private long time;
    private long unknownInstrumentTicks;
    private long retiredInstrumentTicks;

    /** Applies a tick. Ticks of an instrument that is not listed are counted and change nothing. */
    public void onTick(MarketEvent tick) {
        time = tick.time;
        if (tick.type.isData()) {
            apply(tick);
            return;
        }
        concernsNone(tick);
        switch (tick.type) {
            case INSTRUMENT -> onDefinition(tick);
            case CLOCK -> passTime();
            case SESSION, DAY, FEED_STATE -> applyToAllOrOne(tick);
            default -> {
                // Commands to engines carry no market state, and are no time of any underlying.
            }
        }
    }

    private static void concernsNone(MarketEvent tick) {
        tick.underlyingIndex = -1;
        tick.ordinal = -1;
        tick.instrument = null;
        tick.option = false;
    }

    private void passTime() {
        for (int i = 0; i < underlyingCount; i++) {
            underlyings[i].passTime(time, listings);
        }
    }

    private void applyToAllOrOne(MarketEvent tick) {
        if (tick.instrumentId < 0) {
            passTime();
            for (int i = 0; i < underlyingCount; i++) {
                applyPhase(underlyings[i], tick);
            }
            return;
        }
        Listing listing = resolve(tick);
        if (listing != null && listing.terms.isUnderlying()) {
            applyPhase(listing.underlying, tick);
        } else if (listing != null && tick.type == TickType.SESSION && tick.sessionPhase == SessionPhase.EXPIRY) {
            retire(listing);
        }
    }

    /** A day mark of all concerns who never closes; one that closes has its sessions. */
    private static void applyPhase(UnderlyingState underlying, MarketEvent tick) {
        if (tick.type == TickType.SESSION) {
            underlying.onPhase(tick.sessionPhase);
        } else if (tick.type == TickType.DAY
                && (tick.instrumentId >= 0 || !underlying.session().hasSessions())) {
            underlying.onDay();
        }
    }

    /** Moves the underlying's time on and finds the instrument; null, and counted, where it is not listed. */
    private Listing resolve(MarketEvent tick) {
        Listing listing = listings.get(tick.instrumentId);
        if (listing != null && listing.underlying.passTime(time, listings)) {
            // The tick itself may be the first after the expiry.
            listing = listings.get(tick.instrumentId);
        }
        if (listing == null) {
            concernsNone(tick);
            count(tick);
        } else {
            show(tick, listing);
        }
        return listing;
    }

    private void count(MarketEvent tick) {
        if (listings.isRetired(tick.instrumentId)) {
            retiredInstrumentTicks++;
        } else {
            unknownInstrumentTicks++;
        }
    }

    private static void show(MarketEvent tick, Listing listing) {
        tick.instrument = listing.terms;
        tick.option = listing.chain != null;
        tick.underlyingIndex = listing.underlying.index();
        tick.ordinal = listing.ordinal;
    }

    /**
     * Finds where the instrument of a tick stands before anything is done with the tick, and writes {@link
     * MarketEvent#underlyingIndex}; null, and −1, where nothing is listed. The gate asks for it, or who has none.
     */
    public Listing find(MarketEvent tick) {
        Listing listing = tick.type == TickType.INSTRUMENT ? null : listings.begin(tick.instrumentId);
        tick.underlyingIndex = listing == null ? -1 : listing.underlying.index();
        return listing;
    }

    private void apply(MarketEvent tick) {
        Listing listing = resolve(tick);
        if (listing == null) {
            return;
        }
        UnderlyingState underlying = listing.underlying;
        underlying.onData();
        if (listing.chain != null) {
            applyOption(listing.chain, listing.column, tick);
        } else if (listing.terms.isUnderlying()) {
            applyUnderlying(underlying, tick);
        }
    }

    private static void applyUnderlying(UnderlyingState underlying, MarketEvent tick) {
        switch (tick.type) {
            case UNDERLYING_PRICE, TRADE -> underlying.onPrice(tick.price);
            case QUOTE, DEPTH -> underlying.onQuote(tick.bestBid(), tick.bestAsk());
            default -> {
                // Open interest and greeks of an underlying itself carry no state.
            }
        }
    }

    private static void applyOption(ChainState chain, int column, MarketEvent tick) {
        switch (tick.type) {
            case QUOTE, DEPTH -> chain.quote(column, tick);
            case TRADE -> {
                chain.last[column] = tick.price;
                if (tick.size > 0) {
                    chain.volume[column] += tick.size;
                }
                chain.onTrade();
            }
            case OPEN_INTEREST -> {
                tick.priorOpenInterest = chain.openInterest[column];
                chain.openInterest[column] = tick.openInterest;
                chain.onOpenInterest();
            }
            case VENUE_GREEKS -> {
                chain.venueIv[column] = tick.venueIv;
                chain.venueDelta[column] = tick.venueDelta;
                chain.venueGamma[column] = tick.venueGamma;
                chain.venueForward = tick.venueForward;
                chain.onVenueGreeks();
            }
            default -> {
                return;
            }
        }
        chain.dirty = true;
    }

    /** Number of living instruments. */
    public int listed() {
        return listings.count();
    }

    /**
     * Reads where an instrument stands, so that the tick that comes for it soon finds it in the cache.
     *
     * @return what was read, of no meaning, so that the compiler keeps the loads
     */
    public long loadListing(int instrumentId) {
        Listing listing = listings.lookUp(instrumentId);
        return listing == null ? 0 : listing.load();
    }

    /** The same of what a quote of it writes; {@link #loadListing} comes first. */
    public long loadQuote(int instrumentId) {
        Listing listing = listings.lookUp(instrumentId);
        return listing == null || listing.chain == null ? 0 : listing.chain.loadQuote(listing.column);
    }

    private void onDefinition(MarketEvent tick) {
        Instrument terms = tick.definition;
        define(terms);
        tick.instrument = terms;
        Listing listing = listings.get(terms.id());
        if (listing != null) {
            show(tick, listing);
        }
    }

    private void define(Instrument terms) {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            if (waiting.get(i).id() == terms.id()) {
                waiting.remove(i);
            }
        }
        Listing old = listings.get(terms.id());
        if (old != null && old.terms.isUnderlying()) {
            redefineUnderlying(old, terms);
            return;
        }
        if (old != null && isSamePlace(old.terms, terms)) {
            listings.put(terms.id(), old.underlying.replace(old, terms));
            return;
        }
        if (old != null) {
            retire(old);
        }
        if (terms.isUnderlying()) {
            addUnderlying(terms);
            return;
        }
        Listing underlying = listings.get(terms.underlyingId());
        if (underlying == null || !underlying.terms.isUnderlying()) {
            waiting.add(terms);
        } else {
            list(underlying.underlying, terms);
        }
    }

    /** An underlying stays one: terms that list it on another are passed over. */
    private void redefineUnderlying(Listing old, Instrument terms) {
        if (terms.isUnderlying()) {
            listings.put(terms.id(), old.underlying.replace(old, terms));
        }
    }

    private void list(UnderlyingState underlying, Instrument terms) {
        if (!terms.isUnderlying() && underlying.isExpired(terms)) {
            listings.retire(terms.id());
        } else {
            Listing twin = underlying.twinOf(terms);
            if (twin != null) {
                retire(twin);
            }
            listings.put(terms.id(), underlying.list(terms));
        }
    }

    private static boolean isSamePlace(Instrument old, Instrument terms) {
        return old.kind() == terms.kind()
                && old.underlyingId() == terms.underlyingId()
                && old.right() == terms.right()
                && Double.compare(old.strike(), terms.strike()) == 0
                && old.expiryTime() == terms.expiryTime()
                && old.series().equals(terms.series());
    }

    private void retire(Listing listing) {
        listing.underlying.unlist(listing);
        listings.retire(listing.terms.id());
    }

    private void addUnderlying(Instrument terms) {
        UnderlyingState underlying = newUnderlying(terms);
        list(underlying, terms);
        for (int i = 0; i < waiting.size(); i++) {
            Instrument early = waiting.get(i);
            if (early.underlyingId() == terms.id()) {
                list(underlying, early);
                waiting.remove(i--);
            }
        }
    }

    private UnderlyingState newUnderlying(Instrument terms) {
        if (underlyingCount == underlyings.length) {
            underlyings = Arrays.copyOf(underlyings, 2 * underlyingCount);
        }
        underlyings[underlyingCount] = new UnderlyingState(terms, underlyingCount);
        return underlyings[underlyingCount++];
    }

    /** Event time of the last tick. */
    public long time() {
        return time;
    }

    public int underlyingCount() {
        return underlyingCount;
    }

    public UnderlyingState underlying(int index) {
        return underlyings[index];
    }

    /** Where a living instrument stands, null when there is none of an id. */
    public Listing listing(int instrumentId) {
        return listings.get(instrumentId);
    }

    /** The living instrument of an id, null when there is none. */
    public Instrument instrument(int instrumentId) {
        Listing listing = listings.get(instrumentId);
        return listing == null ? null : listing.terms;
    }

    /** The chain of a living option, null for anything else. */
    public ChainState chainOf(int instrumentId) {
        Listing listing = listings.get(instrumentId);
        return listing == null ? null : listing.chain;
    }

    /** The column of a living option in its chain, −1 for anything else. */
    public int columnOf(int instrumentId) {
        Listing listing = listings.get(instrumentId);
        return listing == null ? -1 : listing.column;
    }

    /** The ordinal of a living instrument within its underlying, −1 when there is none. */
    public int ordinalOf(int instrumentId) {
        Listing listing = listings.get(instrumentId);
        return listing == null ? -1 : listing.ordinal;
    }

    /** Whether an instrument of this id has lived and no longer does. */
    public boolean isRetired(int instrumentId) {
        return listings.isRetired(instrumentId);
    }

    /** Ticks that named an instrument before its definition, or before that of its underlying. */
    public long unknownInstrumentTicks() {
        return unknownInstrumentTicks;
    }

    /** Ticks that named an instrument after its expiry. */
    public long retiredInstrumentTicks() {
        return retiredInstrumentTicks;
    }

    /** Shows the state of every underlying; it is restored into a state that has seen no tick. */
    @Override
    public void visit(StateVisitor visitor) {
        time = visitor.visit(time);
        unknownInstrumentTicks = visitor.visit(unknownInstrumentTicks);
        retiredInstrumentTicks = visitor.visit(retiredInstrumentTicks);
        int count = visitor.visit(underlyingCount);
        for (int i = 0; i < count; i++) {
            boolean restores = i >= underlyingCount;
            Instrument terms = visitor.visit(restores ? null : underlyings[i].instrument());
            UnderlyingState underlying = restores ? newUnderlying(terms) : underlyings[i];
            underlying.visit(visitor, restores ? listings : null);
        }
        listings.visit(visitor);
        int early = visitor.visit(waiting.size());
        for (int i = 0; i < early; i++) {
            boolean restores = i >= waiting.size();
            Instrument terms = visitor.visit(restores ? null : waiting.get(i));
            if (restores) {
                waiting.add(terms);
            }
        }
    }
}
