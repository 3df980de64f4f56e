package io.strikeiq.core.metrics.expiry;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.chain.LiveChain;
import io.strikeiq.core.metrics.chain.LiveChains;
import io.strikeiq.core.metrics.chain.QuoteFilter;
import io.strikeiq.core.pricing.Probabilities;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;

/** The metrics of the nearest expiry, computed again whenever it or the next one has been repriced or it has changed. */
public final class FrontExpiryCalculator implements MetricCalculator {
    /** √(π/2): the expected move of a normal variable over its mean absolute one. */
    private static final double STRADDLE_FACTOR = Math.sqrt(Math.PI / 2);

    private static final double QUARTER = 0.25;
    private static final Metric[] FRONT = {
        Metric.FORWARD,
        Metric.TAU,
        Metric.ATM_STRIKE,
        Metric.ATM_SIGMA,
        Metric.STRADDLE,
        Metric.EXPECTED_MOVE,
        Metric.EXPECTED_MOVE_STRADDLE,
        Metric.EXPECTED_MOVE_MODEL_FREE,
        Metric.MODEL_FREE_VOLATILITY,
        Metric.BAND_UP_1,
        Metric.BAND_DOWN_1,
        Metric.BAND_UP_2,
        Metric.BAND_DOWN_2,
        Metric.TERMINAL_PROBABILITY_UP_1,
        Metric.TOUCH_PROBABILITY_UP_1,
        Metric.TERMINAL_PROBABILITY_DOWN_1,
        Metric.TOUCH_PROBABILITY_DOWN_1,
        Metric.RISK_REVERSAL_25,
        Metric.BUTTERFLY_25,
        Metric.TERM_SLOPE,
        Metric.MAX_PAIN,
        Metric.OPTION_SPREAD,
        Metric.OPTION_STALENESS
    };

    private final LiveChains chains;
    private final StickyStrike sticky = new StickyStrike();
    private final VarianceStrip strip;
    private final AtmQuotes atmQuotes;
    private LiveChain front;
    private long shownFront = -1;
    private long shownNext = -1;
    /** Max pain, and the chain and open interest that it is of. */
    private double pain = Double.NaN;

    private ChainState painChain;
    private int painChanges;

    public FrontExpiryCalculator(ChainSettings settings, LiveChains chains, QuoteFilter quotes) {
        this.chains = chains;
        this.strip = new VarianceStrip(quotes);
        this.atmQuotes = new AtmQuotes(settings, quotes);
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        LiveChain chain = chains.front();
        if (chain != front || (chain != null && chain.repricings != shownFront)) {
            show(chain, underlying.spot, time, frame);
        } else if (nextRepricings() != shownNext) {
            showTermSlope(frame);
        }
        if (chain != null) {
            frame.set(Metric.OPTION_STALENESS, atmQuotes.staleness(time));
        }
    }

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
        if (chains.front() != front) {
            show(chains.front(), underlying.spot, tick.time, frame);
        }
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        // No quote of an option concerns it.
    }

    private long nextRepricings() {
        return chains.size() > 1 ? chains.get(1).repricings : -1;
    }

    private void show(LiveChain chain, double spot, long time, MetricFrame frame) {
        front = chain;
        shownFront = chain == null ? -1 : chain.repricings;
        if (chain == null || chain.repricings == 0) {
            for (Metric metric : FRONT) {
                frame.set(metric, Double.NaN);
            }
            shownNext = nextRepricings();
            return;
        }
        showMoney(chain.state, spot, time, frame);
        showMoves(chain.state, frame);
        showProbabilities(chain.state, spot, frame);
        showModelFree(chain, time, frame);
        showSmile(chain.state, frame);
    }

    private void showMoney(ChainState chain, double spot, long time, MetricFrame frame) {
        double atm = sticky.update(chain, spot);
        frame.set(Metric.ATM_STRIKE, atm);
        frame.set(Metric.FORWARD, chain.forward);
        frame.set(Metric.TAU, chain.tau);
        frame.set(Metric.ATM_SIGMA, chain.atmSigma);
        frame.set(Metric.STRADDLE, chain.straddle);
        frame.set(Metric.MAX_PAIN, maxPain(chain));
        atmQuotes.scan(chain, atm, time);
        frame.set(Metric.OPTION_SPREAD, atmQuotes.medianSpread());
        frame.set(Metric.OPTION_STALENESS, atmQuotes.staleness(time));
    }

    private double maxPain(ChainState chain) {
        if (painChain != chain || painChanges != chain.interestChanges()) {
            pain = MaxPain.of(chain);
            painChain = chain;
            painChanges = chain.interestChanges();
        }
        return pain;
    }

    private static void showMoves(ChainState chain, MetricFrame frame) {
        double move = chain.atmSigma * Math.sqrt(chain.tau) * chain.forward;
        frame.set(Metric.EXPECTED_MOVE, move);
        frame.set(Metric.EXPECTED_MOVE_STRADDLE, STRADDLE_FACTOR * chain.straddle);
        frame.set(Metric.BAND_UP_1, chain.forward + move);
        frame.set(Metric.BAND_DOWN_1, chain.forward - move);
        frame.set(Metric.BAND_UP_2, chain.forward + 2 * move);
        frame.set(Metric.BAND_DOWN_2, chain.forward - 2 * move);
    }

    private static void showProbabilities(ChainState chain, double spot, MetricFrame frame) {
        double total = chain.atmSigma * Math.sqrt(chain.tau);
        double up = frame.get(Metric.BAND_UP_1);
        double down = frame.get(Metric.BAND_DOWN_1);
        double drift = StrictMath.log(chain.forward / spot);
        frame.set(Metric.TERMINAL_PROBABILITY_UP_1, Probabilities.terminalAbove(chain.forward, up, total));
        frame.set(Metric.TERMINAL_PROBABILITY_DOWN_1, Probabilities.terminalBelow(chain.forward, down, total));
        frame.set(Metric.TOUCH_PROBABILITY_UP_1, Probabilities.touch(spot, up, total, drift));
        frame.set(Metric.TOUCH_PROBABILITY_DOWN_1, Probabilities.touch(spot, down, total, drift));
    }

    private void showModelFree(LiveChain live, long time, MetricFrame frame) {
        ChainState chain = live.state;
        double variance = strip.variance(chain, chain.forward, live.rate, chain.tau, time);
        double volatility = Math.sqrt(variance);
        frame.set(Metric.MODEL_FREE_VOLATILITY, volatility);
        frame.set(Metric.EXPECTED_MOVE_MODEL_FREE, volatility * Math.sqrt(chain.tau) * chain.forward);
    }

    private void showSmile(ChainState chain, MetricFrame frame) {
        double call = Skew.callSigma(chain, QUARTER);
        double put = Skew.putSigma(chain, QUARTER);
        frame.set(Metric.RISK_REVERSAL_25, call - put);
        frame.set(Metric.BUTTERFLY_25, 0.5 * (call + put) - chain.atmSigma);
        showTermSlope(frame);
    }

    private void showTermSlope(MetricFrame frame) {
        shownNext = nextRepricings();
        boolean hasNext = chains.size() > 1 && front.repricings > 0;
        double next = hasNext ? chains.get(1).state.atmSigma : Double.NaN;
        frame.set(Metric.TERM_SLOPE, hasNext ? next - front.state.atmSigma : Double.NaN);
    }

    @Override
    public void visit(StateVisitor visitor) {
        sticky.visit(visitor);
        atmQuotes.visit(visitor);
        front = chains.visit(visitor, front);
        shownFront = visitor.visit(shownFront);
        shownNext = visitor.visit(shownNext);
    }
}
