package io.strikeiq.core.metrics.trade;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.SessionTurns;
import io.strikeiq.core.metrics.SessionTurns.Turn;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.statistics.TimeMean;

/**
 * The instrument whose book and trades are those of the underlying: the one that the underlying declares, else itself from
 * its first two-sided quote on, else the future with the most value traded in the last session, or the nearest while no
 * session has passed. The trades are the underlying's own as soon as it has any, unless it declares another instrument.
 *
 * <p>Prices of another instrument are above the underlying's by the basis, a mean over a minute of its mid less spot: less
 * that they are prices of the underlying. Sizes of an inverse contract are in currency; over the price they are units.
 *
 * <p>One for an underlying, given each tick after the {@link TradeClassifier} and before all that ask.
 */
public final class BookInstrument implements MetricCalculator {
    private static final long BASIS_HALF_LIFE = 60_000_000_000L;
    private static final int NONE = -1;

    private final SessionTurns turns = new SessionTurns();
    private final TradedInstruments others = new TradedInstruments();
    private final TimeMean basis = new TimeMean(BASIS_HALF_LIFE);
    /** The instrument other than the underlying whose book was read last. */
    private int read = NONE;

    private boolean ownQuoted;
    private boolean ownTraded;
    private boolean book;
    private boolean tape;
    private double shift;

    /** What stood in when it was last looked for, and while it does; asked for at each quote of an option. */
    private int known = NONE;

    private long knownUntil = Long.MIN_VALUE;
    private int knownListings = -1;
    private int knownChanges = -1;

    @Override
    public long nextDue() {
        return Long.MAX_VALUE;
    }

    @Override
    public void narrow(SpotBand band) {
        // No move of spot concerns it before its time.
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        book = false;
        tape = false;
        if (turns.at(tick, underlying.session()) != Turn.NONE) {
            others.startSession();
            if (!underlying.session().hasPrice()) {
                basis.reset();
            }
        }
        if (tick.instrument == null || tick.option) {
            return;
        }
        if (tick.type == TickType.QUOTE || tick.type == TickType.DEPTH) {
            onQuote(tick, underlying);
        } else if (tick.type == TickType.TRADE && tick.size > 0) {
            onTrade(tick, underlying);
        }
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        book = false;
        tape = false;
    }

    private void onQuote(MarketEvent tick, UnderlyingState underlying) {
        boolean own = tick.instrument.isUnderlying();
        if (own) {
            ownQuoted |= !Double.isNaN(underlying.mid());
            book = readsItself(underlying);
            shift = 0;
            return;
        }
        others.list(tick.instrument);
        book = isOther(tick.instrumentId, underlying) && (!ownQuoted || declaresOther(underlying));
        if (book) {
            follow(tick, underlying);
        }
    }

    private void follow(MarketEvent tick, UnderlyingState underlying) {
        if (read != tick.instrumentId) {
            read = tick.instrumentId;
            basis.reset();
        }
        double bid = tick.bestBid();
        double ask = tick.bestAsk();
        if (bid > 0 && ask >= bid && underlying.session().hasPrice()) {
            basis.set(tick.time, 0.5 * (bid + ask) - underlying.spot);
        }
        shift = basis.get(tick.time);
    }

    private void onTrade(MarketEvent tick, UnderlyingState underlying) {
        if (tick.instrument.isUnderlying()) {
            ownTraded = true;
            tape = readsItself(underlying);
            shift = 0;
            return;
        }
        others.onTrade(tick.instrument, tick.price * units(tick.instrument, tick.size, tick.price));
        boolean alone = !ownTraded && !ownQuoted;
        tape = isOther(tick.instrumentId, underlying) && (alone || declaresOther(underlying));
        if (tape) {
            shift = read == tick.instrumentId ? basis.get(tick.time) : Double.NaN;
        }
    }

    private static int declared(UnderlyingState underlying) {
        return underlying.instrument().bookInstrumentId();
    }

    private static boolean declaresOther(UnderlyingState underlying) {
        return declared(underlying) >= 0
                && declared(underlying) != underlying.instrument().id();
    }

    private static boolean readsItself(UnderlyingState underlying) {
        return !declaresOther(underlying);
    }

    private boolean isOther(int id, UnderlyingState underlying) {
        return id == other(underlying);
    }

    /** The instrument that stands in for the underlying's own book if it has none, −1 when there is none. */
    public int other(UnderlyingState underlying) {
        if (underlying.time >= knownUntil
                || underlying.listingChanges() != knownListings
                || others.changes() != knownChanges) {
            known = find(underlying);
            knownUntil = others.nextExpiry();
            knownListings = underlying.listingChanges();
            knownChanges = others.changes();
        }
        return known;
    }

    private int find(UnderlyingState underlying) {
        if (declared(underlying) >= 0) {
            return declaresOther(underlying) ? declared(underlying) : NONE;
        }
        int most = others.mostTraded(underlying.time);
        if (most >= 0) {
            return most;
        }
        Instrument nearest = underlying.future();
        return nearest == null ? others.nearest(underlying.time) : nearest.id();
    }

    /** Whether the tick in hand is a quote or depth of the book. */
    public boolean isBook() {
        return book;
    }

    /** Whether the tick in hand is a trade that counts as one of the underlying. */
    public boolean isTape() {
        return tape;
    }

    /**
     * By how much prices of the instrument in hand are above the underlying's, 0 for its own, {@code NaN} while unknown;
     * after {@link #isBook} or {@link #isTape}.
     */
    public double basis() {
        return shift;
    }

    /** A size in units of the underlying. */
    public static double units(Instrument instrument, double size, double price) {
        return instrument.isInverse() ? size / price : size;
    }

    @Override
    public void visit(StateVisitor visitor) {
        turns.visit(visitor);
        others.visit(visitor);
        basis.visit(visitor);
        read = visitor.visit(read);
        ownQuoted = visitor.visit(ownQuoted);
        ownTraded = visitor.visit(ownTraded);
    }
}
