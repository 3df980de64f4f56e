package io.strikeiq.core.metrics.book;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.statistics.ActiveTime;
import io.strikeiq.core.statistics.Cadence;
import io.strikeiq.core.statistics.DecayedMoments;
import io.strikeiq.core.statistics.MagnitudeBound;

/**
 * The Book and Trades groups of metrics. BOOK_SOURCE is 1 from the underlying's first two-sided quote. Before, or where
 * it is never quoted, it is 2 from the first two-sided quote of the nearest future, whose trades then stand for the
 * underlying's too; when that future has expired its successor takes its place as soon as it is quoted. Where there is
 * none of these it is 3 while the ATM options of the front expiry are quoted.
 *
 * <pre>
 *   quote, depth  →  own book, or the future's: OFI, queues, microprice   →  displayed liquidity, resiliency
 *   option quote  →  ATM options' book, where there is no other  ↗
 *   trade         →  trade flow, VPIN, sweeps, queues, price impact
 * </pre>
 */
public final class BookMetrics implements MetricCalculator {
    private static final int OWN = 1;
    private static final int FUTURE = 2;
    private static final int ATM_OPTIONS = 3;
    private static final int NONE = -1;
    private static final double SCORE_BOUND = 10;
    /** Highest cancelled over added size shown; more says nothing more, and decays to any number. */
    private static final double CANCEL_ADD_BOUND = 100;

    private final QuotedBook own;
    private final QuotedBook future;
    private final AtmOptionsBook atmOptions;
    private final DisplayedLiquidity displayed;
    private final Resiliency bidResiliency;
    private final Resiliency askResiliency;
    private final DecayedMoments resiliency;
    private final TradeClassifier classifier;
    private final MagnitudeBound sizes = new MagnitudeBound();
    private final TradeFlow trades;
    private final Vpin vpin;
    private final PriceImpact impact;
    private final ReturnPerVolume returnPerVolume;
    private final ActiveTime active;
    private final Cadence sampling;
    private final Cadence impactIntervals;
    private final Cadence impactSteps;
    /** The book that stands for the underlying, null while {@link #source} is 0. */
    private LiquiditySource present;

    /** The future's book while it stands in, else the own one. */
    private QuotedBook quoted;

    /** Id of the contract that the future's book is of. */
    private int futureId = NONE;

    private int source;
    /** Between a session's close and the next open: the histories stand still. */
    private boolean closed;
    /** A price of the underlying has come since the session opened, so that spot is not the last session's. */
    private boolean priced;

    /**
     * @param classifier that has been given the tick in hand
     */
    public BookMetrics(BookSettings settings, TradeClassifier classifier) {
        this.classifier = classifier;
        own = new QuotedBook(settings);
        future = new QuotedBook(settings);
        quoted = own;
        atmOptions = new AtmOptionsBook(settings);
        displayed = new DisplayedLiquidity(settings);
        bidResiliency = new Resiliency(settings);
        askResiliency = new Resiliency(settings);
        resiliency = new DecayedMoments(settings.historyHalfLife(), settings.impactMinimum());
        trades = new TradeFlow(settings);
        vpin = new Vpin(settings);
        impact = new PriceImpact(settings);
        returnPerVolume = new ReturnPerVolume(settings);
        active = new ActiveTime(settings.longestGap());
        sampling = new Cadence(settings.sampleInterval());
        impactIntervals = new Cadence(settings.impactInterval());
        impactSteps = new Cadence(settings.impactInterval() / ReturnPerVolume.STEPS);
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        if (closed) {
            return;
        }
        if (impactIntervals.isDue(time)) {
            impact.onInterval(time, active.get(), price(underlying));
            impact.show(frame);
        }
        if (impactSteps.isDue(time)) {
            returnPerVolume.onStep(time, active.get(), price(underlying));
            returnPerVolume.show(frame);
        }
        if (sampling.isDue(time)) {
            showFlows(time, frame);
            sample();
        }
    }

    private double price(UnderlyingState underlying) {
        double mid = quoted.book.mid();
        return Double.isNaN(mid) && priced ? underlying.spot : mid;
    }

    private void sample() {
        long at = active.get();
        quoted.sample(at);
        displayed.sample(at);
        trades.sample(at);
        impact.sample(at);
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        if (tick.type == TickType.CLOCK) {
            displayed.showMeans(tick.time, frame);
            showFlows(tick.time, frame);
            return;
        }
        if (!closed) {
            active.advance(tick.time);
        }
        frame.set(Metric.BOOK_SOURCE, source);
        if (tick.type == TickType.SESSION) {
            onSession(tick);
        } else if (tick.instrument.isOption()) {
            onOptionTick(tick, state, underlying, frame);
        } else if (tick.instrument.isUnderlying()) {
            priced |= tick.type == TickType.UNDERLYING_PRICE || tick.type == TickType.TRADE;
            onBookTick(OWN, own, tick, frame);
        } else if (standsIn(tick, underlying)) {
            followFuture(tick.instrument);
            onBookTick(FUTURE, future, tick, frame);
        }
    }

    private void onSession(MarketEvent tick) {
        closed = tick.sessionPhase == SessionPhase.CLOSE || (closed && tick.sessionPhase != SessionPhase.OPEN);
        if (tick.sessionPhase == SessionPhase.OPEN) {
            own.forget();
            future.forget();
            bidResiliency.forget();
            askResiliency.forget();
            impact.forget();
            returnPerVolume.forget();
            priced = false;
        }
    }

    /** The nearest future does, of an underlying that is never quoted; its trades, of one that never trades either. */
    private boolean standsIn(MarketEvent tick, UnderlyingState underlying) {
        boolean counts = tick.type != TickType.TRADE || !own.isTraded();
        return source != OWN && counts && isContract(underlying.future(), tick.instrument.id());
    }

    /** The book of the next contract is another one, with a history of its own. */
    private void followFuture(Instrument contract) {
        if (contract.id() != futureId) {
            futureId = contract.id();
            future.forget();
            if (source == FUTURE) {
                forgetDisplay();
            }
        }
    }

    private void onBookTick(int kind, QuotedBook book, MarketEvent tick, MetricFrame frame) {
        if (tick.type == TickType.QUOTE || tick.type == TickType.DEPTH) {
            book.onQuote(tick);
            if (book.isSeen()) {
                quoted = book;
                useSource(kind, book, frame);
                showBook(tick.time, frame);
            }
        } else if (tick.type == TickType.TRADE && tick.size > 0) {
            int sign = classifier.side();
            book.onTrade(tick, sign);
            double size = sizes.bounded(tick.size);
            trades.onTrade(tick.time, size, sign);
            learnFrom(tick.price, size, sign, frame);
        } else {
            return;
        }
        showFlows(tick.time, frame);
    }

    /** What prints after the close, such as the closing auction's price, is no part of continuous trading. */
    private void learnFrom(double price, double size, int sign, MetricFrame frame) {
        if (!closed) {
            vpin.onTrade(active.get(), size, sign);
            impact.onTrade(price, size, sign);
            returnPerVolume.onTrade(size);
            frame.set(Metric.VPIN, vpin.value());
        }
    }

    private void onOptionTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        if (source == OWN || (source == FUTURE && isContract(underlying.future(), futureId))) {
            return;
        }
        if (tick.type == TickType.TRADE && tick.size > 0 && !closed) {
            returnPerVolume.onOptionTrade(tick.size);
        }
        if (atmOptions.onTick(tick, state, underlying, frame.get(Metric.ATM_STRIKE))) {
            quoted = own;
            useSource(ATM_OPTIONS, atmOptions, frame);
            showBook(tick.time, frame);
            showTurnover(tick.time, frame);
        }
    }

    private static boolean isContract(Instrument contract, int id) {
        return contract != null && contract.id() == id;
    }

    private void forgetDisplay() {
        displayed.reset();
        bidResiliency.forget();
        askResiliency.forget();
    }

    private void useSource(int newSource, LiquiditySource book, MetricFrame frame) {
        present = book;
        if (newSource != source) {
            forgetDisplay();
            source = newSource;
            frame.set(Metric.BOOK_SOURCE, source);
        }
    }

    private void showBook(long time, MetricFrame frame) {
        double bidDepth = present.bidDepth();
        double askDepth = present.askDepth();
        displayed.show(time, present.relativeSpread(), bidDepth, askDepth, frame);
        if (!closed) {
            long at = active.get();
            resiliency.add(at, bidResiliency.onDepth(time, bidDepth));
            resiliency.add(at, askResiliency.onDepth(time, askDepth));
        }
        frame.set(Metric.RESILIENCY_HALF_LIFE, resiliency.mean());
        frame.set(Metric.LIQUIDITY_SCORE, liquidityScore(frame));
    }

    /** Mean of the z-scores known, of which spread and thinness must be, each within ±10 so that none drowns the rest. */
    private double liquidityScore(MetricFrame frame) {
        double sum = bounded(frame.get(Metric.RELATIVE_SPREAD_Z)) + bounded(displayed.thinness());
        int count = 2;
        if (frame.isKnown(Metric.AMIHUD_Z)) {
            sum += bounded(frame.get(Metric.AMIHUD_Z));
            count++;
        }
        if (frame.isKnown(Metric.KYLE_LAMBDA_Z)) {
            sum += bounded(frame.get(Metric.KYLE_LAMBDA_Z));
            count++;
        }
        return sum / count;
    }

    private static double bounded(double score) {
        return Math.max(-SCORE_BOUND, Math.min(SCORE_BOUND, score));
    }

    private void showFlows(long time, MetricFrame frame) {
        if (present == quoted) {
            quoted.show(time, frame);
        }
        trades.show(time, frame);
        showTurnover(time, frame);
    }

    private void showTurnover(long time, MetricFrame frame) {
        if (source == 0) {
            return;
        }
        double bidAdded = present.bidAddRate(time);
        double bidCancelled = present.bidCancelRate(time);
        double askAdded = present.askAddRate(time);
        double askCancelled = present.askCancelRate(time);
        frame.set(Metric.ADD_RATE, bidAdded + askAdded);
        frame.set(Metric.CANCEL_RATE, bidCancelled + askCancelled);
        frame.set(Metric.CANCEL_ADD_RATIO, ratio(bidCancelled + askCancelled, bidAdded + askAdded));
        frame.set(Metric.BID_CANCEL_ADD_RATIO, ratio(bidCancelled, bidAdded));
        frame.set(Metric.ASK_CANCEL_ADD_RATIO, ratio(askCancelled, askAdded));
    }

    private static double ratio(double cancelled, double added) {
        return added > 0 ? Math.min(CANCEL_ADD_BOUND, cancelled / added) : Double.NaN;
    }
}
