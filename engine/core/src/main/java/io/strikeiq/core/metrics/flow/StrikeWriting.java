package io.strikeiq.core.metrics.flow;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.StrikeScores;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedMoments;
import java.util.Arrays;

/**
 * Short build-up strike by strike, all expiries together: |delta|-weighted open interest added while the option's price
 * fell, decayed. Its score compares a strike with what the strike nearest to spot usually sees, so that a strike that price
 * has just come to is measured by its like and needs no history of its own.
 *
 * <p>A session begins without strikes, and knows each from its first open interest on; the history goes on.
 */
final class StrikeWriting implements StrikeScores, Visited {
    private static final double LN2 = StrictMath.log(2);
    private static final int RIGHTS = OptionRight.values().length;

    private final double decayPerNano;
    private final double clip;
    private final DecayedMoments[] usual = new DecayedMoments[RIGHTS];
    /** Ascending. */
    private double[] strikes = new double[64];

    private int count;
    /** The first strike above the last price that lay between two. */
    private int above;
    /** Where the strike stands that was looked for last. */
    private int last;
    /** By strike, one array for each right: build-up as of the time beside it. */
    private double[][] built = new double[RIGHTS][64];

    private long[][] builtAt = new long[RIGHTS][64];
    private long now = Long.MIN_VALUE;

    StrikeWriting(FlowSettings settings) {
        this.decayPerNano = LN2 / settings.openInterestHalfLife();
        this.clip = settings.sampleClip();
        for (int right = 0; right < RIGHTS; right++) {
            usual[right] = new DecayedMoments(settings.historyHalfLife(), settings.minimumSamples());
        }
    }

    void startSession() {
        count = 0;
    }

    /** Open interest is observed at a strike: it is one that a price may be nearest to. */
    void list(long time, double strike) {
        now = Math.max(now, time);
        position(strike);
    }

    /** A change of open interest at a strike; unknown values add nothing. */
    void add(long time, OptionRight right, double strike, OpenInterestChange change, double delta) {
        now = Math.max(now, time);
        int i = position(strike);
        double added = Math.abs(delta) * change.units;
        if (change.priceChange < 0 && added > 0) {
            double[] sums = built[right.ordinal()];
            sums[i] = present(right.ordinal(), i) + added;
            builtAt[right.ordinal()][i] = now;
        }
    }

    /** Makes the build-up at the strike nearest to spot a sample. */
    void sample(long time, long activeTime, double spot) {
        now = Math.max(now, time);
        if (count > 0 && !Double.isNaN(spot)) {
            int i = nearest(spot);
            for (int right = 0; right < RIGHTS; right++) {
                usual[right].addWinsorised(activeTime, present(right, i), clip);
            }
        }
    }

    @Override
    public double score(OptionRight right, double price) {
        if (count == 0 || Double.isNaN(price)) {
            return Double.NaN;
        }
        return usual[right.ordinal()].zScore(present(right.ordinal(), nearest(price)));
    }

    private double present(int right, int i) {
        double sum = built[right][i];
        return sum == 0 ? 0 : sum * StrictMath.exp(-decayPerNano * (now - builtAt[right][i]));
    }

    private int nearest(double price) {
        if (!isBetween(price)) {
            int at = Arrays.binarySearch(strikes, 0, count, price);
            if (at >= 0) {
                return at;
            }
            if (at == -1 || at == -count - 1) {
                return at == -1 ? 0 : count - 1;
            }
            above = -at - 1;
        }
        return price - strikes[above - 1] <= strikes[above] - price ? above - 1 : above;
    }

    /** Whether a price still lies between the strikes that the last one lay between. */
    private boolean isBetween(double price) {
        return above > 0 && above < count && strikes[above - 1] < price && price < strikes[above];
    }

    private int position(double strike) {
        if (last >= count || strikes[last] != strike) {
            int at = Arrays.binarySearch(strikes, 0, count, strike);
            last = at >= 0 ? at : insert(-at - 1, strike);
        }
        return last;
    }

    private int insert(int at, double strike) {
        if (count == strikes.length) {
            grow();
        }
        System.arraycopy(strikes, at, strikes, at + 1, count - at);
        strikes[at] = strike;
        for (int right = 0; right < RIGHTS; right++) {
            System.arraycopy(built[right], at, built[right], at + 1, count - at);
            System.arraycopy(builtAt[right], at, builtAt[right], at + 1, count - at);
            built[right][at] = 0;
            builtAt[right][at] = now;
        }
        count++;
        return at;
    }

    private void grow() {
        int size = 2 * count;
        strikes = Arrays.copyOf(strikes, size);
        for (int right = 0; right < RIGHTS; right++) {
            built[right] = Arrays.copyOf(built[right], size);
            builtAt[right] = Arrays.copyOf(builtAt[right], size);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        count = visitor.visit(count);
        strikes = visitor.visit(strikes, count);
        for (int right = 0; right < RIGHTS; right++) {
            usual[right].visit(visitor);
            built[right] = visitor.visit(built[right], count);
            builtAt[right] = visitor.visit(builtAt[right], count);
        }
        now = visitor.visit(now);
    }
}
