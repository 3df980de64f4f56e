package io.strikeiq.core.metrics.openinterest;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.chain.LiveChain;
import io.strikeiq.core.metrics.chain.LiveChains;
import io.strikeiq.core.metrics.chain.StrikeLadder;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.SessionBeat;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.statistics.DecayedPercentile;

/**
 * Open interest of calls and puts, put-call ratios and open-interest walls.
 *
 * <p>Totals over all live chains change with each tick in O(1) and, unless they are exact, are summed again at the
 * repricing cadence, so that rounding never accumulates beyond it. Walls follow at the cadence.
 */
public final class OpenInterestCalculator implements MetricCalculator {
    private static final long SAMPLE_INTERVAL = 60_000_000_000L;
    private static final double LEAST_RATIO = 0.05;
    private static final double MOST_RATIO = 20;
    private static final int BINS = 256;
    private static final double MINIMUM_SAMPLES = 20;

    private final ChainSettings settings;
    private final LiveChains chains;
    private final OpenInterestWalls walls;
    private final SideTotals totals = new SideTotals();
    private final SideTotals window = new SideTotals();
    private final SessionBeat samples = new SessionBeat(SAMPLE_INTERVAL);
    /** Market data have come since the last sample; a clock alone makes none. */
    private boolean traded;

    private final DecayedPercentile history;
    /** ATM strike, chain and rows of the window last shown. */
    private double windowStrike = Double.NaN;

    private LiveChain windowChain;

    private int windowFrom;
    private int windowTo;
    private long revision = -1;
    /** Session that volumes are of. */
    private int session;

    private long dueTime = Long.MIN_VALUE;

    public OpenInterestCalculator(ChainSettings settings, LiveChains chains, StrikeLadder ladder) {
        this.settings = settings;
        this.chains = chains;
        this.walls = new OpenInterestWalls(chains, ladder);
        this.history = DecayedPercentile.logarithmic(
                LEAST_RATIO, MOST_RATIO, BINS, settings.historyHalfLife(), MINIMUM_SAMPLES);
    }

    @Override
    public void onTimeComplete(long time, UnderlyingState underlying, MetricFrame frame) {
        if (time < dueTime && revision == chains.revision()) {
            return;
        }
        dueTime = time + settings.repricingCadence();
        boolean listed = revision != chains.revision();
        if (listed || !totals.isExact()) {
            sum(frame);
        }
        if (listed || !isWindowOf(frame)) {
            showWindow(frame);
        }
        walls.sum();
        frame.set(MetricSlots.CALL_OI_WALL, walls.callWall(underlying.spot));
        frame.set(MetricSlots.PUT_OI_WALL, walls.putWall(underlying.spot));
        sample(time, underlying, frame);
    }

    @Override
    public long nextDue() {
        return dueTime;
    }

    @Override
    public void narrow(SpotBand band) {
        // No move of spot concerns it before its time.
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        if (tick.type == TickType.INSTRUMENT) {
            return;
        }
        traded |= tick.instrument != null && tick.type != TickType.SESSION && tick.type != TickType.DAY;
        boolean opens = session != underlying.session().number();
        if (revision != chains.revision() || opens) {
            session = underlying.session().number();
            sum(frame);
            showWindow(frame);
        } else if (tick.option) {
            onOption(tick, state, frame);
        }
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        // No quote of an option concerns it.
    }

    /** In place of {@link #onTick} at market data that say nothing of an option, while listings and session are the same. */
    public void onData() {
        traded = true;
    }

    private void onOption(MarketEvent tick, MarketState state, MetricFrame frame) {
        boolean counts = tick.type == TickType.OPEN_INTEREST || tick.type == TickType.TRADE;
        LiveChain live = counts ? chains.of(state.chainOf(tick.instrumentId)) : null;
        if (live == null) {
            return;
        }
        int column = state.columnOf(tick.instrumentId);
        add(totals, tick, column & 1);
        show(frame);
        if (tick.type == TickType.OPEN_INTEREST) {
            walls.onChange(live, column);
        }
        if (live == chains.front() && mayChangeWindow(column, frame)) {
            if (isWindowOf(frame)) {
                add(window, tick, column & 1);
                showWindowRatios(frame);
            } else {
                showWindow(frame);
            }
        }
    }

    private static void add(SideTotals totals, MarketEvent tick, int side) {
        if (tick.type == TickType.OPEN_INTEREST) {
            totals.changeOpenInterest(side, tick.priorOpenInterest, tick.openInterest);
        } else {
            totals.addVolume(side, tick.size);
        }
    }

    /** Unless the ATM strike is another, only the options within the window count. */
    private boolean mayChangeWindow(int column, MetricFrame frame) {
        boolean within = column >= 2 * windowFrom && column <= 2 * windowTo + 1;
        return within || frame.get(MetricSlots.ATM_STRIKE) != windowStrike;
    }

    /** Whether the totals of the window are exact, and those of the window that would be shown now. */
    private boolean isWindowOf(MetricFrame frame) {
        return window.isExact() && windowChain == chains.front() && frame.get(MetricSlots.ATM_STRIKE) == windowStrike;
    }

    private void sum(MetricFrame frame) {
        revision = chains.revision();
        totals.clear();
        for (int i = 0; i < chains.size(); i++) {
            ChainState chain = chains.get(i).state;
            totals.add(chain, 0, chain.rows() - 1);
        }
        show(frame);
    }

    private void show(MetricFrame frame) {
        frame.set(MetricSlots.CALL_OI, totals.openInterest(0));
        frame.set(MetricSlots.PUT_OI, totals.openInterest(1));
        frame.set(MetricSlots.PCR_OI, totals.openInterestRatio());
        frame.set(MetricSlots.PCR_VOLUME, totals.volumeRatio());
    }

    /** The ATM ± n strikes of the front expiry: a fixed number of rows. */
    private void showWindow(MetricFrame frame) {
        window.clear();
        double atm = frame.get(MetricSlots.ATM_STRIKE);
        LiveChain front = chains.front();
        int at = front == null || Double.isNaN(atm) ? -1 : front.state.rowOf(atm);
        windowStrike = at >= 0 ? atm : Double.NaN;
        if (at >= 0) {
            int reach = settings.atmStrikes();
            windowFrom = Math.max(0, at - reach);
            windowTo = Math.min(front.state.rows() - 1, at + reach);
            window.add(front.state, windowFrom, windowTo);
        }
        windowChain = front;
        showWindowRatios(frame);
    }

    private void showWindowRatios(MetricFrame frame) {
        frame.set(MetricSlots.PCR_OI_ATM, window.openInterestRatio());
        frame.set(MetricSlots.PCR_VOLUME_ATM, window.volumeRatio());
    }

    /** A history is of the hours of market: neither a closed session nor a clock that runs alone adds to it. */
    private void sample(long time, UnderlyingState underlying, MetricFrame frame) {
        if (!traded || !samples.isDue(time, underlying.session())) {
            return;
        }
        traded = false;
        double ratio = frame.get(MetricSlots.PCR_OI);
        history.add(underlying.session().activeTime(), ratio);
        frame.set(MetricSlots.PCR_OI_PERCENTILE, history.rank(ratio));
    }

    @Override
    public void visit(StateVisitor visitor) {
        walls.forget();
        totals.visit(visitor);
        samples.visit(visitor);
        traded = visitor.visit(traded);
        history.visit(visitor);
        windowStrike = visitor.visit(windowStrike);
        windowFrom = visitor.visit(windowFrom);
        windowTo = visitor.visit(windowTo);
        revision = visitor.visit(revision);
        session = visitor.visit(session);
        dueTime = visitor.visit(dueTime);
    }
}
