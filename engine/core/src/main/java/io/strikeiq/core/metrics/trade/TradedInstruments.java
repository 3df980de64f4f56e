package io.strikeiq.core.metrics.trade;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/** The futures and perpetuals on an underlying with what they traded in this session and in the last; they are few. */
final class TradedInstruments implements Visited {
    private static final int NONE = -1;
    private int[] ids = new int[4];
    private long[] expiries = new long[4];
    /** Value traded in this session. */
    private double[] values = new double[4];
    /** Value traded in the last session. */
    private double[] lastValues = new double[4];

    private int count;
    /** Grows whenever what {@link #mostTraded} or {@link #nearest} says may have changed but by an expiry. */
    private int changes;

    int changes() {
        return changes;
    }

    /** When the next of them expires, {@link Long#MAX_VALUE} when there is none. */
    long nextExpiry() {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            next = Math.min(next, expiries[i]);
        }
        return next;
    }

    void list(Instrument instrument) {
        slotOf(instrument);
    }

    void onTrade(Instrument instrument, double value) {
        double sum = values[slotOf(instrument)] + value;
        values[slotOf(instrument)] = Double.isFinite(sum) ? sum : values[slotOf(instrument)];
    }

    private int slotOf(Instrument instrument) {
        for (int i = 0; i < count; i++) {
            if (ids[i] == instrument.id()) {
                return i;
            }
        }
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            expiries = Arrays.copyOf(expiries, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
            lastValues = Arrays.copyOf(lastValues, 2 * count);
        }
        changes++;
        ids[count] = instrument.id();
        expiries[count] = instrument.expiryTime();
        values[count] = 0;
        lastValues[count] = 0;
        return count++;
    }

    /** What has been traded is that of the last session from now on. */
    void startSession() {
        changes++;
        System.arraycopy(values, 0, lastValues, 0, count);
        Arrays.fill(values, 0, count, 0);
    }

    /** Forgets what has expired. */
    private void drop(long time) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (expiries[i] > time) {
                ids[kept] = ids[i];
                expiries[kept] = expiries[i];
                values[kept] = values[i];
                lastValues[kept] = lastValues[i];
                kept++;
            }
        }
        count = kept;
    }

    /** Id of the one with the most value traded in the last session among those that live, −1 when none has traded. */
    int mostTraded(long time) {
        drop(time);
        int best = NONE;
        double most = 0;
        for (int i = 0; i < count; i++) {
            if (lastValues[i] > most) {
                most = lastValues[i];
                best = ids[i];
            }
        }
        return best;
    }

    /** Id of the one that expires first among those that live, −1 when there is none. */
    int nearest(long time) {
        int best = NONE;
        long first = 0;
        for (int i = 0; i < count; i++) {
            if (expiries[i] > time && (best == NONE || expiries[i] < first)) {
                first = expiries[i];
                best = ids[i];
            }
        }
        return best;
    }

    @Override
    public void visit(StateVisitor visitor) {
        count = visitor.visit(count);
        ids = visitor.visit(ids, count);
        expiries = visitor.visit(expiries, count);
        values = visitor.visit(values, count);
        lastValues = visitor.visit(lastValues, count);
    }
}
