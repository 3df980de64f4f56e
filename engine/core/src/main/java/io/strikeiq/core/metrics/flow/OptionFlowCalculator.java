package io.strikeiq.core.metrics.flow;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricHistory;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.metrics.SessionTurns;
import io.strikeiq.core.metrics.SessionTurns.Turn;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.SessionBeat;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.statistics.DecayedSums;
import io.strikeiq.core.statistics.MagnitudeBound;

/**
 * The option-flow group of metrics, kept trade by trade; decay and history move on at the sample interval.
 *
 * <p>With s the sign of a trade, v its size and p its price, the signed flows are the decayed sums of s·v·p for calls
 * and −s·v·p for puts (premium), and of s·v times the option's delta, gamma or vega: positive when customers buy. A
 * trade of unknown side or greek adds to no flow it is unknown for; when less than the minimum share of decayed volume
 * is known, the flow is {@code NaN}.
 *
 * <p>Open interest is that of the frame, so the chain's calculators must run before this one.
 */
public final class OptionFlowCalculator implements MetricCalculator {
    private static final int PREMIUM = 0;
    private static final int DELTA = 1;
    private static final int GAMMA = 2;
    private static final int VEGA = 3;
    private static final int CALL_GAMMA = 4;
    private static final int PUT_GAMMA = 5;
    private static final int VOLUME = 6;
    private static final int TURNOVER = 7;
    private static final int SIDED_VOLUME = 8;
    private static final int GREEK_VOLUME = 9;
    private static final int SWEEPS = 10;
    private static final int SUMS = 11;

    private static final int CALLS = 0;
    private static final int PUTS = 1;

    private final double minimumKnownShare;
    private final TradeClassifier classifier;
    private final MagnitudeBound bound = new MagnitudeBound();
    private final TradeSizes sizes;
    private final SweepDetector sweeps;
    private final DecayedSums sums;
    private final DecayedSums window;
    private final SessionTurns turns = new SessionTurns();
    private final SessionBeat samples;
    private final MetricHistory premium;
    private final MetricHistory delta;
    private final MetricHistory gamma;
    private final MetricHistory vega;
    private final MetricHistory callGamma;
    private final MetricHistory putGamma;
    private final MetricHistory volumeRate;
    private final MetricHistory turnoverRate;
    private final MetricHistory turnedOver;
    private final MetricHistory sweepRate;
    private final MetricHistory[] scored;

    /** There has been a trade since the session opened: before, there is no flow of it. */
    private boolean traded;

    /** Active time of the last sample: time without market data is no history. */
    private long sampledAt = -1;

    private int trades;
    private double sessionVolume;
    private long unknownSides;
    private long unknownGreeks;

    /**
     * @param classifier that has been given the tick in hand
     */
    public OptionFlowCalculator(FlowSettings settings, TradeClassifier classifier) {
        this.classifier = classifier;
        this.minimumKnownShare = settings.minimumKnownShare();
        this.sizes = new TradeSizes(settings);
        this.sweeps = new SweepDetector(settings);
        this.sums = new DecayedSums(SUMS, settings.flowHalfLife());
        this.window = new DecayedSums(2, settings.pcrHalfLife());
        this.samples = new SessionBeat(settings.sampleInterval());
        this.premium = MetricHistory.scored(Metric.PREMIUM_FLOW, Metric.PREMIUM_FLOW_Z, settings.scoring());
        this.delta = MetricHistory.scored(Metric.DELTA_FLOW, Metric.DELTA_FLOW_Z, settings.scoring());
        this.gamma = MetricHistory.scored(Metric.GAMMA_FLOW, Metric.GAMMA_FLOW_Z, settings.scoring());
        this.vega = MetricHistory.scored(Metric.VEGA_FLOW, Metric.VEGA_FLOW_Z, settings.scoring());
        this.callGamma = MetricHistory.scored(null, Metric.SHORT_DATED_CALL_GAMMA_FLOW_Z, settings.scoring());
        this.putGamma = MetricHistory.scored(null, Metric.SHORT_DATED_PUT_GAMMA_FLOW_Z, settings.scoring());
        this.volumeRate = MetricHistory.scored(null, Metric.OPTION_VOLUME_Z, settings.scoring());
        this.turnoverRate = MetricHistory.scored(null, Metric.OPTION_TURNOVER_Z, settings.scoring());
        this.turnedOver = MetricHistory.scored(null, Metric.VOLUME_OI_Z, settings.scoring());
        this.sweepRate = MetricHistory.scored(Metric.OPTION_SWEEPS, Metric.OPTION_SWEEPS_Z, settings.scoring());
        this.scored = new MetricHistory[] {
            premium, delta, gamma, vega, callGamma, putGamma, volumeRate, turnoverRate, turnedOver, sweepRate
        };
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        if (!traded || !samples.isDue(time, underlying.session())) {
            return;
        }
        sums.advance(time);
        window.advance(time);
        show(frame);
        long activeTime = underlying.session().activeTime();
        if (activeTime > sampledAt) {
            sampledAt = activeTime;
            for (MetricHistory metric : scored) {
                metric.sample(activeTime);
            }
        }
    }

    @Override
    public long nextDue() {
        return traded ? samples.next() : Long.MAX_VALUE;
    }

    @Override
    public void narrow(SpotBand band) {
        // No move of spot concerns it before its time.
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        if (tick.type == TickType.SESSION || tick.type == TickType.DAY) {
            onSession(tick, underlying, frame);
        } else if (tick.type == TickType.TRADE && tick.option && tick.size > 0 && tick.price >= 0) {
            if (tick.isBackfilled()) {
                onPastTrade(tick, frame);
                return;
            }
            onTrade(tick, state.chainOf(tick.instrumentId), state.columnOf(tick.instrumentId), underlying);
            show(frame);
            frame.set(MetricSlots.TRADE_SIZE_Z, sizes.score());
        }
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        // No quote of an option concerns it.
    }

    private void onSession(MarketEvent tick, UnderlyingState underlying, MetricFrame frame) {
        Turn turn = turns.at(tick, underlying.session());
        if (turn == Turn.NONE) {
            return;
        }
        trades = 0;
        sessionVolume = 0;
        if (turn == Turn.OPEN) {
            forgetFlow(frame);
        }
        frame.set(MetricSlots.OPTION_TRADES, 0);
    }

    /** The last session's flow is no flow of this one, which is unknown until its first trade. */
    private void forgetFlow(MetricFrame frame) {
        traded = false;
        sums.reset();
        window.reset();
        sizes.forgetFlow();
        for (MetricHistory metric : scored) {
            metric.show(Double.NaN, frame);
        }
        frame.set(MetricSlots.TRADE_SIZE_Z, Double.NaN);
        frame.set(MetricSlots.BLOCK_SHARE, Double.NaN);
        frame.set(MetricSlots.PCR_VOLUME_WINDOW, Double.NaN);
        frame.set(MetricSlots.VOLUME_OI_RATIO, Double.NaN);
    }

    /** Of a gap: traded in the session, and no flow, burst or sweep of now. */
    private void onPastTrade(MarketEvent tick, MetricFrame frame) {
        trades++;
        sessionVolume += bound.bounded(tick.size);
        frame.set(Metric.OPTION_TRADES, trades);
        frame.set(Metric.VOLUME_OI_RATIO, ratio(sessionVolume, openInterest(frame)));
    }

    private void onTrade(MarketEvent tick, ChainState chain, int column, UnderlyingState underlying) {
        long time = tick.time;
        boolean call = tick.instrument.right() == OptionRight.CALL;
        double size = bound.bounded(tick.size);
        trades++;
        traded = true;
        sessionVolume += size;
        sums.advance(time);
        sums.add(VOLUME, size);
        double premium = chain.worth(column, tick.price);
        sums.add(TURNOVER, size * premium);
        window.advance(time);
        window.add(call ? CALLS : PUTS, size);
        sizes.onTrade(time, underlying.session().activeTime(), tick.size);
        int side = classifier.side();
        sums.add(SWEEPS, sweeps.onTrade(tick, side));
        if (side == 0) {
            unknownSides++;
            return;
        }
        double signedSize = side * size;
        sums.add(SIDED_VOLUME, size);
        sums.add(PREMIUM, signedSize * premium * (call ? 1 : -1));
        addGreeks(chain, column, size, signedSize, call, chain == underlying.front());
    }

    private void addGreeks(ChainState chain, int column, double size, double signedSize, boolean call, boolean front) {
        double d = chain.delta[column];
        double g = chain.gamma[column];
        double v = chain.vega[column];
        if (Double.isNaN(d + g + v)) {
            unknownGreeks++;
            return;
        }
        sums.add(GREEK_VOLUME, size);
        sums.add(DELTA, signedSize * d);
        sums.add(GAMMA, signedSize * g);
        sums.add(VEGA, signedSize * v);
        if (front) {
            sums.add(call ? CALL_GAMMA : PUT_GAMMA, signedSize * g);
        }
    }

    private void show(MetricFrame frame) {
        boolean sided = isKnown(SIDED_VOLUME);
        boolean greeks = isKnown(GREEK_VOLUME);
        premium.show(sided ? sums.get(PREMIUM) : Double.NaN, frame);
        delta.show(greeks ? sums.get(DELTA) : Double.NaN, frame);
        gamma.show(greeks ? sums.get(GAMMA) : Double.NaN, frame);
        vega.show(greeks ? sums.get(VEGA) : Double.NaN, frame);
        callGamma.show(greeks ? sums.get(CALL_GAMMA) : Double.NaN, frame);
        putGamma.show(greeks ? sums.get(PUT_GAMMA) : Double.NaN, frame);
        volumeRate.show(sums.rate(VOLUME), frame);
        turnoverRate.show(sums.rate(TURNOVER), frame);
        double openInterest = openInterest(frame);
        turnedOver.show(ratio(sums.rate(VOLUME), openInterest), frame);
        sweepRate.show(sweeps.isResolved() ? sums.rate(SWEEPS) : Double.NaN, frame);
        frame.set(MetricSlots.BLOCK_SHARE, sizes.blockShare());
        frame.set(MetricSlots.OPTION_TRADES, trades);
        frame.set(MetricSlots.PCR_VOLUME_WINDOW, ratio(window.get(PUTS), window.get(CALLS)));
        frame.set(MetricSlots.VOLUME_OI_RATIO, ratio(sessionVolume, openInterest));
    }

    /** Whether enough of the decayed volume is known in the respect of a sum of known volume. */
    private boolean isKnown(int knownVolume) {
        double known = sums.get(knownVolume);
        return known > 0 && known >= minimumKnownShare * sums.get(VOLUME);
    }

    /** Open interest of all live options of which it is known. */
    private static double openInterest(MetricFrame frame) {
        double calls = frame.get(MetricSlots.CALL_OI);
        double puts = frame.get(MetricSlots.PUT_OI);
        return Double.isNaN(calls) ? puts : Double.isNaN(puts) ? calls : calls + puts;
    }

    private static double ratio(double numerator, double denominator) {
        return denominator > 0 ? numerator / denominator : Double.NaN;
    }

    /** Option trades whose side could not be told. */
    public long unknownSides() {
        return unknownSides;
    }

    /** Option trades of known side whose greeks were not known. */
    public long unknownGreeks() {
        return unknownGreeks;
    }

    @Override
    public void onRetire(int ordinal) {
        sweeps.forget(ordinal);
    }

    @Override
    public void visit(StateVisitor visitor) {
        turns.visit(visitor);
        bound.visit(visitor);
        sizes.visit(visitor);
        sweeps.visit(visitor);
        sums.visit(visitor);
        window.visit(visitor);
        samples.visit(visitor);
        for (MetricHistory metric : scored) {
            metric.visit(visitor);
        }
        traded = visitor.visit(traded);
        sampledAt = visitor.visit(sampledAt);
        trades = visitor.visit(trades);
        sessionVolume = visitor.visit(sessionVolume);
        unknownSides = visitor.visit(unknownSides);
        unknownGreeks = visitor.visit(unknownGreeks);
    }
}
