package io.strikeiq.core.metrics.book;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.statistics.DecayedSum;

/**
 * Volume-synchronised probability of informed trading (Easley, López de Prado and O'Hara 2012): trades fill buckets of
 * equal volume, one that overflows a bucket is split, and VPIN is Σ|buys − sells| ÷ Σ volume over the last n buckets.
 *
 * <p>Trades are classified one by one with the engine's trade side, not in bulk; a trade of unknown side counts half for
 * each. A bucket is the volume that an average market trades in a set duration of active time, taken from the decayed
 * volume rate when the bucket begins, so that one setting serves every market and its first day. A trade larger than the
 * whole window counts as that much in the rate.
 */
final class Vpin implements Visited {
    private static final double LN2 = StrictMath.log(2);
    private final long bucketDuration;
    private final long volumeHalfLife;
    private final DecayedSum volume;
    private final double[] imbalances;
    private final double[] sizes;
    private int filled;
    private int next;
    private double imbalanceSum;
    private double sizeSum;

    private long startedAt = -1;
    /** Volume of the bucket in progress, {@code NaN} before the first. */
    private double bucketSize = Double.NaN;

    private double bucketVolume;
    private double bucketSigned;

    Vpin(BookSettings settings) {
        bucketDuration = settings.bucketDuration();
        volumeHalfLife = settings.volumeHalfLife();
        volume = new DecayedSum(volumeHalfLife);
        imbalances = new double[settings.buckets()];
        sizes = new double[settings.buckets()];
    }

    /**
     * Takes a trade.
     *
     * @param active active time, nanoseconds
     * @param sign +1 buyer, −1 seller, 0 unknown
     */
    void onTrade(long active, double size, int sign) {
        if (!(size > 0)) {
            return;
        }
        if (startedAt < 0) {
            startedAt = active;
        }
        volume.add(active, Double.isNaN(bucketSize) ? size : Math.min(size, bucketSize * imbalances.length));
        if (active - startedAt < bucketDuration) {
            return;
        }
        if (Double.isNaN(bucketSize)) {
            bucketSize = averageBucket(active);
        }
        fill(size, sign, active);
    }

    private void fill(double size, int sign, long active) {
        double left = size;
        double gap = bucketSize - bucketVolume;
        if (left >= gap) {
            left -= gap;
            close(bucketVolume + gap, bucketSigned + sign * gap);
            bucketSize = averageBucket(active);
            // Beyond a whole window of full buckets a larger trade changes nothing any more.
            double whole = Math.floor(left / bucketSize);
            for (int i = 0; i < Math.min(whole, imbalances.length); i++) {
                close(bucketSize, sign * bucketSize);
            }
            left -= whole * bucketSize;
            bucketVolume = 0;
            bucketSigned = 0;
        }
        bucketVolume += left;
        bucketSigned += sign * left;
    }

    private void close(double total, double signed) {
        if (filled == imbalances.length) {
            imbalanceSum -= imbalances[next];
            sizeSum -= sizes[next];
        } else {
            filled++;
        }
        imbalances[next] = Math.abs(signed);
        sizes[next] = total;
        imbalanceSum += imbalances[next];
        sizeSum += total;
        next = (next + 1) % imbalances.length;
        if (next == 0) {
            // Once around the ring, so that rounding cannot pile up.
            imbalanceSum = sum(imbalances);
            sizeSum = sum(sizes);
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Average volume traded in one bucket duration, corrected for the short history of a beginning. */
    private double averageBucket(long active) {
        double known = 1 - StrictMath.exp(-LN2 * (active - startedAt) / volumeHalfLife);
        return volume.rate(active) / known * bucketDuration / 1e9;
    }

    /** VPIN in 0..1, {@code NaN} until the window of buckets is full. */
    double value() {
        return filled == imbalances.length ? Math.min(1, Math.max(0, imbalanceSum / sizeSum)) : Double.NaN;
    }

    @Override
    public void visit(StateVisitor visitor) {
        volume.visit(visitor);
        visitor.visitAll(imbalances);
        visitor.visitAll(sizes);
        filled = visitor.visit(filled);
        next = visitor.visit(next);
        imbalanceSum = visitor.visit(imbalanceSum);
        sizeSum = visitor.visit(sizeSum);
        startedAt = visitor.visit(startedAt);
        bucketSize = visitor.visit(bucketSize);
        bucketVolume = visitor.visit(bucketVolume);
        bucketSigned = visitor.visit(bucketSigned);
    }
}
