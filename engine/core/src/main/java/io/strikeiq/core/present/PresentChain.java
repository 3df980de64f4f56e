package io.strikeiq.core.present;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.state.ChainState;
import java.util.Arrays;

/** The options of one expiry and series as of an event time; rows and columns as in {@link ChainState}. */
public final class PresentChain {
    private int rows;
    private double[] strikes = new double[0];
    private Instrument[] instruments = new Instrument[0];
    private long[] sigmaTimes = new long[0];
    private long[] quoteTimes = new long[0];
    private double[][] columns = new double[Column.COUNT][0];
    private long expiryTime;
    private String series = "";
    private double forward;
    private double tau;
    private double atmSigma;
    private double straddle;
    private double rate;
    private double repricedSpot;
    private long repricedTime;

    /** What is kept of each option. */
    public enum Column {
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
        VANNA,
        CHARM,
        /** What dealers are taken to hold: open interest times their sign. */
        UNITS,
        /** Implied volatility as the venue has it. */
        VENUE_SIGMA,
        /** Delta as the venue has it. */
        VENUE_DELTA;

        static final int COUNT = values().length;
    }

    /** Makes room; allocates only when the chain has grown. */
    private void ensureRows(int count) {
        if (strikes.length < count) {
            int size = Math.max(count, 2 * strikes.length);
            strikes = new double[size];
            instruments = new Instrument[2 * size];
            sigmaTimes = new long[2 * size];
            quoteTimes = new long[2 * size];
            columns = new double[Column.COUNT][2 * size];
        }
    }

    /** Takes strikes and options, which change only when something is listed or retires. */
    void list(ChainState chain) {
        ensureRows(chain.rows());
        rows = chain.rows();
        for (int row = 0; row < rows; row++) {
            strikes[row] = chain.strike(row);
        }
        for (int column = 0; column < 2 * rows; column++) {
            instruments[column] = chain.instrument(column);
        }
        expiryTime = chain.expiryTime();
        series = chain.series();
    }

    /** Takes the values of a chain that was {@link #list listed}. */
    void take(ChainState chain) {
        int count = 2 * rows;
        System.arraycopy(chain.sigmaTime, 0, sigmaTimes, 0, count);
        chain.copyQuoteTimes(quoteTimes, count);
        takeObserved(chain, count);
        takeDerived(chain, count);
        forward = chain.forward;
        tau = chain.tau;
        atmSigma = chain.atmSigma;
        straddle = chain.straddle;
        rate = Double.NaN;
        repricedSpot = Double.NaN;
        repricedTime = 0;
        Arrays.fill(columns[Column.UNITS.ordinal()], 0, count, Double.NaN);
    }

    private void takeObserved(ChainState chain, int count) {
        chain.copyBids(columns[Column.BID.ordinal()], columns[Column.BID_SIZE.ordinal()], count);
        chain.copyAsks(columns[Column.ASK.ordinal()], columns[Column.ASK_SIZE.ordinal()], count);
        take(Column.LAST, chain.last, count);
        take(Column.VOLUME, chain.volume, count);
        take(Column.OPEN_INTEREST, chain.openInterest, count);
        take(Column.VENUE_SIGMA, chain.venueIv, count);
        take(Column.VENUE_DELTA, chain.venueDelta, count);
    }

    private void takeDerived(ChainState chain, int count) {
        take(Column.SIGMA, chain.sigma, count);
        take(Column.DELTA, chain.delta, count);
        take(Column.GAMMA, chain.gamma, count);
        take(Column.VEGA, chain.vega, count);
        take(Column.THETA, chain.theta, count);
        take(Column.VANNA, chain.vanna, count);
        take(Column.CHARM, chain.charm, count);
    }

    private void take(Column column, double[] source, int count) {
        System.arraycopy(source, 0, columns[column.ordinal()], 0, count);
    }

    void show(double newRate, double spot, long time) {
        rate = newRate;
        repricedSpot = spot;
        repricedTime = time;
    }

    void units(int column, double units) {
        columns[Column.UNITS.ordinal()][column] = units;
    }

    /** Takes all of another. */
    void copyFrom(PresentChain other) {
        ensureRows(other.rows);
        rows = other.rows;
        System.arraycopy(other.strikes, 0, strikes, 0, rows);
        System.arraycopy(other.instruments, 0, instruments, 0, 2 * rows);
        System.arraycopy(other.sigmaTimes, 0, sigmaTimes, 0, 2 * rows);
        System.arraycopy(other.quoteTimes, 0, quoteTimes, 0, 2 * rows);
        for (int i = 0; i < columns.length; i++) {
            System.arraycopy(other.columns[i], 0, columns[i], 0, 2 * rows);
        }
        expiryTime = other.expiryTime;
        series = other.series;
        forward = other.forward;
        tau = other.tau;
        atmSigma = other.atmSigma;
        straddle = other.straddle;
        rate = other.rate;
        repricedSpot = other.repricedSpot;
        repricedTime = other.repricedTime;
    }

    /** Number of strikes. */
    public int rows() {
        return rows;
    }

    public double strike(int row) {
        return strikes[row];
    }

    /** The option of a column, null where none is listed. */
    public Instrument instrument(int column) {
        return instruments[column];
    }

    /** Options listed. */
    public int options() {
        int count = 0;
        for (int column = 0; column < 2 * rows; column++) {
            count += instruments[column] == null ? 0 : 1;
        }
        return count;
    }

    public double get(Column kind, int column) {
        return columns[kind.ordinal()][column];
    }

    /** Event time up to which the σ of a column followed from a good quote, 0 before the first; both sides of a strike may share one. */
    public long sigmaTime(int column) {
        return sigmaTimes[column] != 0 ? sigmaTimes[column] : sigmaTimes[column & ~1];
    }

    /** Event time of the last quote, 0 before the first. */
    public long quoteTime(int column) {
        return quoteTimes[column];
    }

    /** Nanoseconds since the epoch. */
    public long expiryTime() {
        return expiryTime;
    }

    /** What tells the chain apart from others of its expiry, empty for the ordinary one. */
    public String series() {
        return series;
    }

    public double forward() {
        return forward;
    }

    /** Years of 365 days at the last repricing. */
    public double tau() {
        return tau;
    }

    public double atmSigma() {
        return atmSigma;
    }

    public double straddle() {
        return straddle;
    }

    /** Interest rate of the greeks per year. */
    public double rate() {
        return rate;
    }

    /** Price of the underlying that forward and greeks refer to. */
    public double repricedSpot() {
        return repricedSpot;
    }

    /** Event time of the last repricing, 0 before the first. */
    public long repricedTime() {
        return repricedTime;
    }
}
