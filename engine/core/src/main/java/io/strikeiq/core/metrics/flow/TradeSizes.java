package io.strikeiq.core.metrics.flow;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedMoments;
import io.strikeiq.core.statistics.DecayedPercentile;
import io.strikeiq.core.statistics.DecayedSums;

/**
 * Sizes of the option trades of one underlying against their own history. A block is a trade whose size ranks at or
 * above the block percentile of the trades before it; a trade that cannot be ranked yet is neither block nor not.
 */
final class TradeSizes implements Visited {
    /** Sizes from a hundred-millionth of a coin to ten billion shares, in steps of 10 to 21 %. */
    private static final double SMALLEST = 1e-8;

    private static final double LARGEST = 1e10;
    private static final int BINS = 18 * 16;

    private static final int BLOCK = 0;
    private static final int RANKED = 1;

    private final double blockPercentile;
    private final double clip;
    private final DecayedMoments moments;
    private final DecayedPercentile ranks;
    private final DecayedSums volume;
    private double score = Double.NaN;

    TradeSizes(FlowSettings settings) {
        this.blockPercentile = settings.blockPercentile();
        this.clip = settings.sampleClip();
        this.moments = new DecayedMoments(settings.historyHalfLife(), settings.minimumTrades());
        this.ranks = DecayedPercentile.logarithmic(
                SMALLEST, LARGEST, BINS, settings.historyHalfLife(), settings.minimumTrades());
        this.volume = new DecayedSums(2, settings.flowHalfLife());
    }

    void onTrade(long time, long activeTime, double size) {
        score = moments.zScore(size);
        double rank = ranks.rank(size);
        volume.advance(time);
        if (!Double.isNaN(rank)) {
            volume.add(RANKED, size);
            volume.add(BLOCK, rank >= blockPercentile ? size : 0);
        }
        moments.addWinsorised(activeTime, size, clip);
        ranks.add(activeTime, size);
    }

    /** A session has opened: the history of sizes stays, what was traded of late does not. */
    void forgetFlow() {
        volume.reset();
        score = Double.NaN;
    }

    /** z-score of the last trade's size in the history before it. */
    double score() {
        return score;
    }

    /** Share of decayed ranked volume that came in blocks; {@code NaN} before a trade was ranked. */
    double blockShare() {
        double ranked = volume.get(RANKED);
        return ranked > 0 ? volume.get(BLOCK) / ranked : Double.NaN;
    }

    @Override
    public void visit(StateVisitor visitor) {
        moments.visit(visitor);
        ranks.visit(visitor);
        volume.visit(visitor);
        score = visitor.visit(score);
    }
}
