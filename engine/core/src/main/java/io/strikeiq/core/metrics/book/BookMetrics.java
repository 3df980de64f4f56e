package io.strikeiq.core.metrics.book;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.metrics.SessionTurns;
import io.strikeiq.core.metrics.SessionTurns.Turn;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.metrics.trade.BookInstrument;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.Session;
import io.strikeiq.core.state.SessionBeat;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.statistics.DecayedMoments;
import io.strikeiq.core.statistics.HalfLife;
import io.strikeiq.core.statistics.MagnitudeBound;

/**
 * The Book and Trades groups of metrics, of the instrument that {@link BookInstrument} finds. BOOK_SOURCE is 1 while that
 * is the underlying itself, from its first two-sided quote; 2 while it is another, from that one's first two-sided quote.
 * Where there is none of these it is 3 while the ATM options of the front expiry are quoted.
 *
 * <pre>
 *   quote, depth  →  own book, or another's: OFI, queues, microprice   →  displayed liquidity, resiliency
 *   option quote  →  ATM options' book, where there is no other  ↗
 *   trade         →  trade flow, VPIN, sweeps, queues, price impact
 * </pre>
 *
 * <p>At each tick it shows what engines read of a book at each tick; the rest at each sample, at clock ticks and whenever
 * the frame is taken whole.
 */
public final class BookMetrics implements MetricCalculator {
    private static final int NONE_YET = 0;
    private static final int OWN = 1;
    private static final int OTHER = 2;
    private static final int ATM_OPTIONS = 3;
    private static final int NONE = -1;
    private static final double SCORE_BOUND = 10;
    /** Highest cancelled over added size shown; more says nothing more, and decays to any number. */
    private static final double CANCEL_ADD_BOUND = 100;

    private final TradeClassifier classifier;
    private final BookInstrument instrument;
    private final SessionTurns turns = new SessionTurns();
    private final QuotedBook own;
    private final QuotedBook other;
    private final AtmOptionsBook atmOptions;
    private final DisplayedLiquidity displayed;
    private final Resiliency bidResiliency;
    private final Resiliency askResiliency;
    private final DecayedMoments resiliency;
    private final MagnitudeBound sizes = new MagnitudeBound();
    private final TradeFlow trades;
    private final Vpin vpin;
    private final PriceImpact impact;
    private final ReturnPerVolume returnPerVolume;
    private final SessionBeat sampling;
    private final SessionBeat impactIntervals;
    private final SessionBeat impactSteps;
    private int source;
    /** The other instrument's book is the one whose quotes count, else the underlying's own. */
    private boolean quotesOther;
    /** Id of the instrument that the other book is of. */
    private int otherId = NONE;

    private double basis;
    /** The frame that says whose book it shows. */
    private MetricFrame shown;

    /** Active time of the last sample: time without market data is no history. */
    private long sampledAt = -1;

    /**
     * @param classifier that has been given the tick in hand
     * @param instrument that has been given the tick in hand
     */
    public BookMetrics(BookSettings settings, TradeClassifier classifier, BookInstrument instrument) {
        this.classifier = classifier;
        this.instrument = instrument;
        HalfLife flow = new HalfLife(settings.flowHalfLife());
        HalfLife turnover = new HalfLife(settings.turnoverHalfLife());
        own = new QuotedBook(settings, flow, turnover);
        other = new QuotedBook(settings, flow, turnover);
        atmOptions = new AtmOptionsBook(settings);
        displayed = new DisplayedLiquidity(settings);
        bidResiliency = new Resiliency(settings);
        askResiliency = new Resiliency(settings);
        resiliency = new DecayedMoments(settings.historyHalfLife(), settings.impactMinimum());
        trades = new TradeFlow(settings, flow);
        vpin = new Vpin(settings);
        impact = new PriceImpact(settings);
        returnPerVolume = new ReturnPerVolume(settings);
        sampling = new SessionBeat(settings.sampleInterval());
        impactIntervals = new SessionBeat(settings.impactInterval());
        impactSteps = new SessionBeat(settings.impactInterval() / ReturnPerVolume.STEPS);
    }

    @Override
    public void attach(MetricFrame frame) {
        shown = frame;
        showSource();
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        Session session = underlying.session();
        long active = session.activeTime();
        if (impactIntervals.isDue(time, session)) {
            impact.onInterval(time, active, price(underlying));
            impact.show(frame);
        }
        if (impactSteps.isDue(time, session)) {
            returnPerVolume.onStep(time, active, price(underlying));
            returnPerVolume.show(frame);
        }
        if (sampling.isDue(time, session)) {
            showFlows(time, frame);
            showRest(time, underlying, frame);
            if (active > sampledAt) {
                sampledAt = active;
                sample(time, active);
            }
        }
    }

    @Override
    public long nextDue() {
        return Math.min(impactIntervals.next(), Math.min(impactSteps.next(), sampling.next()));
    }

    /** Price of the book: its mid, or spot and the basis where there is none. */
    private double price(UnderlyingState underlying) {
        double mid = quoted().book.mid();
        return Double.isNaN(mid) && underlying.session().hasPrice() ? underlying.spot + basis : mid;
    }

    private QuotedBook quoted() {
        return quotesOther ? other : own;
    }

    /** The book that is shown as the underlying's, null while there is none. */
    private LiquiditySource present() {
        return switch (source) {
            case OWN -> own;
            case OTHER -> other;
            case ATM_OPTIONS -> atmOptions;
            default -> null;
        };
    }

    private void sample(long time, long active) {
        quoted().sample(time, active);
        displayed.sample(active);
        trades.sample(active);
        impact.sample(active);
    }

    @Override
    public void narrow(SpotBand band) {
        // No move of spot concerns it before its time.
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        if (tick.type == TickType.CLOCK) {
            displayed.showMeans(tick.time, frame);
            showFlows(tick.time, frame);
            showRest(tick.time, underlying, frame);
            return;
        }
        if (turns.at(tick, underlying.session()) == Turn.OPEN) {
            forgetBooks(tick.time, underlying, frame);
        } else if (tick.instrument == null) {
            return;
        } else if (tick.option) {
            onOptionTick(tick, state, underlying, frame);
        } else if (instrument.isBook()) {
            onQuote(tick, underlying, frame);
        } else if (instrument.isTape()) {
            onTrade(tick, underlying, frame);
        }
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        onOptionTick(tick, state, underlying, frame);
    }

    private void showSource() {
        shown.set(MetricSlots.BOOK_SOURCE, source);
        shown.showBook(source == OTHER ? otherId : MetricFrame.OWN_BOOK);
    }

    /** A session has opened: what was quoted and traded in the last one is no more, whatever the source. */
    private void forgetBooks(long time, UnderlyingState underlying, MetricFrame frame) {
        own.forget();
        other.forget();
        atmOptions.forget();
        bidResiliency.forget();
        askResiliency.forget();
        impact.forget();
        returnPerVolume.forget();
        trades.forget(frame);
        if (present() != null) {
            showBook(time, present(), underlying, frame);
            showFlows(time, frame);
            showRest(time, underlying, frame);
        }
    }

    private QuotedBook bookOf(MarketEvent tick) {
        if (tick.instrument.isUnderlying()) {
            return own;
        }
        if (tick.instrumentId != otherId) {
            // The book of the next contract is another one, with a history of its own.
            otherId = tick.instrumentId;
            other.forget();
            if (source == OTHER) {
                forgetDisplay();
                showSource();
            }
        }
        return other;
    }

    private void onQuote(MarketEvent tick, UnderlyingState underlying, MetricFrame frame) {
        QuotedBook book = bookOf(tick);
        book.onQuote(tick, tick.instrument.isInverse());
        if (book.isSeen()) {
            quotesOther = book == other;
            basis = instrument.basis();
            useSource(quotesOther ? OTHER : OWN);
            showBook(tick.time, book, underlying, frame);
        }
        showFlows(tick.time, frame);
    }

    private void onTrade(MarketEvent tick, UnderlyingState underlying, MetricFrame frame) {
        double units = BookInstrument.units(tick.instrument, tick.size, tick.price);
        double size = sizes.bounded(units);
        boolean burst = !tick.isBackfilled();
        if (burst) {
            bookOf(tick).onTrade(tick, units, classifier.side());
            trades.onTrade(tick.time, size, classifier.side());
        }
        learnFrom(tick.price, size, underlying, frame);
        showFlows(tick.time, frame);
    }

    /** What prints after the close, such as the closing auction's price, is no part of continuous trading. */
    private void learnFrom(double price, double size, UnderlyingState underlying, MetricFrame frame) {
        if (!underlying.session().isClosed()) {
            int side = classifier.side();
            vpin.onTrade(underlying.session().activeTime(), size, side);
            impact.onTrade(price, size, side);
            returnPerVolume.onTrade(size);
            frame.set(MetricSlots.VPIN, vpin.value());
        }
    }

    private void onOptionTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        if (source == OWN || (source == OTHER && instrument.other(underlying) == otherId)) {
            return;
        }
        if (tick.type == TickType.TRADE
                && tick.size > 0
                && !underlying.session().isClosed()) {
            returnPerVolume.onOptionTrade(tick.size);
        }
        if (atmOptions.onTick(tick, state, underlying, frame.get(MetricSlots.ATM_STRIKE))) {
            quotesOther = false;
            basis = 0;
            useSource(ATM_OPTIONS);
            showBook(tick.time, atmOptions, underlying, frame);
            showTurnover(tick.time, atmOptions, frame);
        }
    }

    private void forgetDisplay() {
        displayed.reset();
        bidResiliency.forget();
        askResiliency.forget();
    }

    private void useSource(int newSource) {
        if (newSource != source) {
            forgetDisplay();
            source = newSource;
            showSource();
        }
    }

    private void showBook(long time, LiquiditySource present, UnderlyingState underlying, MetricFrame frame) {
        double bidDepth = present.bidDepth();
        double askDepth = present.askDepth();
        displayed.show(time, present.relativeSpread(), bidDepth, askDepth, frame);
        if (!underlying.session().isClosed()) {
            long at = underlying.session().activeTime();
            resiliency.add(at, bidResiliency.onDepth(time, bidDepth));
            resiliency.add(at, askResiliency.onDepth(time, askDepth));
        }
    }

    @Override
    public void showRest(long time, UnderlyingState underlying, MetricFrame frame) {
        trades.showRest(time, frame);
        if (source == NONE_YET) {
            return;
        }
        if (source != ATM_OPTIONS) {
            quoted().showRest(time, frame);
        }
        displayed.showRest(frame);
        frame.set(MetricSlots.RESILIENCY_HALF_LIFE, resiliency.mean());
        frame.set(MetricSlots.LIQUIDITY_SCORE, liquidityScore(frame));
        LiquiditySource present = present();
        double added = present.bidAddRate(time) + present.askAddRate(time);
        double cancelled = present.bidCancelRate(time) + present.askCancelRate(time);
        frame.set(MetricSlots.ADD_RATE, added);
        frame.set(MetricSlots.CANCEL_RATE, cancelled);
        frame.set(MetricSlots.CANCEL_ADD_RATIO, ratio(cancelled, added));
    }

    /** Mean of the z-scores known, of which spread and thinness must be, each within ±10 so that none drowns the rest. */
    private double liquidityScore(MetricFrame frame) {
        double sum = bounded(frame.get(MetricSlots.RELATIVE_SPREAD_Z)) + bounded(displayed.thinness());
        int count = 2;
        if (frame.isKnown(MetricSlots.AMIHUD_Z)) {
            sum += bounded(frame.get(MetricSlots.AMIHUD_Z));
            count++;
        }
        if (frame.isKnown(MetricSlots.KYLE_LAMBDA_Z)) {
            sum += bounded(frame.get(MetricSlots.KYLE_LAMBDA_Z));
            count++;
        }
        return sum / count;
    }

    private static double bounded(double score) {
        return Math.max(-SCORE_BOUND, Math.min(SCORE_BOUND, score));
    }

    private void showFlows(long time, MetricFrame frame) {
        if (source == OWN || source == OTHER) {
            QuotedBook book = quoted();
            book.show(time, basis, frame);
            showTurnover(time, book, frame);
        } else if (source == ATM_OPTIONS) {
            showTurnover(time, atmOptions, frame);
        }
        trades.show(time, frame);
    }

    private static void showTurnover(long time, LiquiditySource present, MetricFrame frame) {
        present.advance(time);
        frame.set(MetricSlots.BID_CANCEL_ADD_RATIO, ratio(present.bidCancelled(), present.bidAdded()));
        frame.set(MetricSlots.ASK_CANCEL_ADD_RATIO, ratio(present.askCancelled(), present.askAdded()));
    }

    private static double ratio(double cancelled, double added) {
        if (!(added > 0)) {
            return Double.NaN;
        }
        double ratio = cancelled / added;
        return ratio > CANCEL_ADD_BOUND ? CANCEL_ADD_BOUND : ratio;
    }

    @Override
    public void visit(StateVisitor visitor) {
        turns.visit(visitor);
        own.visit(visitor);
        other.visit(visitor);
        atmOptions.visit(visitor);
        displayed.visit(visitor);
        bidResiliency.visit(visitor);
        askResiliency.visit(visitor);
        resiliency.visit(visitor);
        sizes.visit(visitor);
        trades.visit(visitor);
        vpin.visit(visitor);
        impact.visit(visitor);
        returnPerVolume.visit(visitor);
        sampling.visit(visitor);
        impactIntervals.visit(visitor);
        impactSteps.visit(visitor);
        source = visitor.visit(source);
        quotesOther = visitor.visit(quotesOther);
        otherId = visitor.visit(otherId);
        basis = visitor.visit(basis);
        sampledAt = visitor.visit(sampledAt);
        showSource();
    }
}
