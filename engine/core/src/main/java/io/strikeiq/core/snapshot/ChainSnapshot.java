package io.strikeiq.core.snapshot;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.outbound.Outbound;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.state.ChainState;

/** The options of one expiry as of an event time, columns as in {@link ChainState}. */
public final class ChainSnapshot extends Outbound {
    private final Pool<ChainSnapshot> pool;
    private int rows;
    private double[] strikes = new double[0];
    private int[] instrumentIds = new int[0];
    private Instrument[] instruments = new Instrument[0];
    private double[][] columns = new double[Field.COUNT][0];

    /** Every tick up to this event time is in the values. */
    public long time;

    public long tickSequence;
    public int underlyingId;
    public String underlying = "";
    public double spot;
    public double forward;
    public long expiryTime;

    /** What is kept of each option. */
    public enum Field {
        BID,
        ASK,
        BID_SIZE,
        ASK_SIZE,
        LAST,
        VOLUME,
        OPEN_INTEREST,
        SIGMA,
        DELTA,
        GAMMA,
        VEGA,
        THETA,
        VENUE_IV,
        VENUE_DELTA,
        VENUE_GAMMA;

        private static final int COUNT = values().length;
    }

    public ChainSnapshot(Pool<ChainSnapshot> pool) {
        this.pool = pool;
    }

    /** Makes room for a number of strikes; what was there is lost when it grows. */
    void ensureRows(int count) {
        if (strikes.length < count) {
            strikes = new double[count];
            instrumentIds = new int[2 * count];
            instruments = new Instrument[2 * count];
            columns = new double[Field.COUNT][2 * count];
        }
    }

    /** The caller has made room. */
    void copyFrom(ChainState chain) {
        rows = chain.rows();
        for (int i = 0; i < rows; i++) {
            strikes[i] = chain.strike(i);
        }
        System.arraycopy(chain.instrumentIds, 0, instrumentIds, 0, 2 * rows);
        for (int column = 0; column < 2 * rows; column++) {
            instruments[column] = chain.instrument(column);
        }
        chain.copyBids(columns[Field.BID.ordinal()], columns[Field.BID_SIZE.ordinal()], 2 * rows);
        chain.copyAsks(columns[Field.ASK.ordinal()], columns[Field.ASK_SIZE.ordinal()], 2 * rows);
        copy(Field.LAST, chain.last);
        copy(Field.VOLUME, chain.volume);
        copy(Field.OPEN_INTEREST, chain.openInterest);
        copy(Field.SIGMA, chain.sigma);
        copy(Field.DELTA, chain.delta);
        copy(Field.GAMMA, chain.gamma);
        copy(Field.VEGA, chain.vega);
        copy(Field.THETA, chain.theta);
        copy(Field.VENUE_IV, chain.venueIv);
        copy(Field.VENUE_DELTA, chain.venueDelta);
        copy(Field.VENUE_GAMMA, chain.venueGamma);
        expiryTime = chain.expiryTime();
        forward = chain.forward;
    }

    private void copy(Field field, double[] source) {
        System.arraycopy(source, 0, columns[field.ordinal()], 0, 2 * rows);
    }

    public int rows() {
        return rows;
    }

    public double strike(int row) {
        return strikes[row];
    }

    /** Instrument id of an option, −1 when it is not listed. */
    public int instrumentId(int column) {
        return instrumentIds[column];
    }

    /** Terms of an option as of the snapshot, null when it is not listed. */
    public Instrument instrument(int column) {
        return instruments[column];
    }

    public double get(Field field, int column) {
        return columns[field.ordinal()][column];
    }

    /** Whether anything was ever said of an option that is listed: a price, a size, open interest or a volatility. */
    public boolean isKnown(int column) {
        return instrumentIds[column] >= 0
                && (is(Field.BID, column)
                        || is(Field.ASK, column)
                        || is(Field.LAST, column)
                        || is(Field.VENUE_IV, column)
                        || get(Field.OPEN_INTEREST, column) > 0
                        || get(Field.VOLUME, column) > 0);
    }

    private boolean is(Field field, int column) {
        return !Double.isNaN(get(field, column));
    }

    /** Options listed. */
    public int options() {
        int count = 0;
        for (int column = 0; column < 2 * rows; column++) {
            count += instrumentIds[column] >= 0 ? 1 : 0;
        }
        return count;
    }

    @Override
    protected void release() {
        pool.release(this);
    }
}
