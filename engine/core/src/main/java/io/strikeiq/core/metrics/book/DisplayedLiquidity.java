package io.strikeiq.core.metrics.book;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricHistory;
import io.strikeiq.core.metrics.MetricSlots;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedMoments;
import io.strikeiq.core.statistics.DecayedPercentile;
import io.strikeiq.core.statistics.HalfLife;
import io.strikeiq.core.statistics.TimeMean;

/** Spread and depth of whichever book stands for the underlying, against their own histories. */
final class DisplayedLiquidity implements Visited {
    private static final int BINS = 3_072;
    private static final double NARROWEST = 1e-7;
    private static final double WIDEST = 2;
    private static final double THINNEST = 1e-6;
    private static final double DEEPEST = 1e12;
    private final MetricHistory spread;
    private final TimeMean meanBid;
    private final TimeMean meanAsk;
    private final MetricHistory bidDepth;
    private final MetricHistory askDepth;
    private final MetricHistory imbalance;
    private final DecayedMoments logDepth;
    private double presentBid = Double.NaN;
    private double presentAsk = Double.NaN;

    DisplayedLiquidity(BookSettings settings) {
        HalfLife history = new HalfLife(settings.displayHalfLife());
        spread = MetricHistory.scoredAndRanked(
                Metric.RELATIVE_SPREAD,
                Metric.RELATIVE_SPREAD_Z,
                Metric.SPREAD_PERCENTILE,
                settings.scoring(),
                ranks(NARROWEST, WIDEST, history, settings));
        HalfLife depth = new HalfLife(settings.depthHalfLife());
        meanBid = new TimeMean(depth);
        meanAsk = new TimeMean(depth);
        bidDepth = MetricHistory.ranked(
                Metric.BID_DEPTH_MEAN, Metric.BID_DEPTH_PERCENTILE, ranks(THINNEST, DEEPEST, history, settings));
        askDepth = MetricHistory.ranked(
                Metric.ASK_DEPTH_MEAN, Metric.ASK_DEPTH_PERCENTILE, ranks(THINNEST, DEEPEST, history, settings));
        imbalance = MetricHistory.scored(Metric.DEPTH_IMBALANCE, Metric.DEPTH_IMBALANCE_Z, settings.scoring());
        logDepth = new DecayedMoments(settings.historyHalfLife(), settings.minimumSamples());
    }

    private static DecayedPercentile ranks(double low, double high, HalfLife history, BookSettings settings) {
        return DecayedPercentile.logarithmic(low, high, BINS, history, settings.minimumSamples());
    }

    /** Shows what engines read. */
    void show(long time, double relativeSpread, double bid, double ask, MetricFrame frame) {
        presentBid = bid;
        presentAsk = ask;
        spread.show(relativeSpread, frame);
        frame.set(MetricSlots.BID_DEPTH, bid);
        frame.set(MetricSlots.ASK_DEPTH, ask);
        bidDepth.show(meanBid.set(time, bid), frame);
        askDepth.show(meanAsk.set(time, ask), frame);
    }

    /** Shows what no engine reads, of the book as it was last shown. */
    void showRest(MetricFrame frame) {
        imbalance.put(presentImbalance(), frame);
    }

    private double presentImbalance() {
        double total = presentBid + presentAsk;
        return total > 0 ? (presentBid - presentAsk) / total : Double.NaN;
    }

    /** Shows mean depth as of a time: it goes on towards what stands while nothing changes. */
    void showMeans(long time, MetricFrame frame) {
        bidDepth.show(meanBid.get(time), frame);
        askDepth.show(meanAsk.get(time), frame);
    }

    /** Standard deviations by which the logarithm of total depth is below its mean. */
    double thinness() {
        return -logDepth.zScore(presentLogDepth());
    }

    private double presentLogDepth() {
        double total = presentBid + presentAsk;
        return total > 0 ? StrictMath.log(total) : Double.NaN;
    }

    /** Makes samples of what was last shown, the rest included. */
    void sample(long active) {
        spread.sample(active);
        bidDepth.sample(active);
        askDepth.sample(active);
        imbalance.keep(presentImbalance());
        imbalance.sample(active);
        logDepth.add(active, presentLogDepth());
    }

    void reset() {
        spread.reset();
        meanBid.reset();
        meanAsk.reset();
        bidDepth.reset();
        askDepth.reset();
        imbalance.reset();
        logDepth.reset();
        presentBid = Double.NaN;
        presentAsk = Double.NaN;
    }

    @Override
    public void visit(StateVisitor visitor) {
        spread.visit(visitor);
        meanBid.visit(visitor);
        meanAsk.visit(visitor);
        bidDepth.visit(visitor);
        askDepth.visit(visitor);
        imbalance.visit(visitor);
        logDepth.visit(visitor);
        presentBid = visitor.visit(presentBid);
        presentAsk = visitor.visit(presentAsk);
    }
}
