package io.strikeiq.core.state;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;
import java.util.Arrays;

/**
 * The options of one underlying and one expiry. Strikes are sorted; the option of strike row {@code i} and side
 * {@code s} (0 call, 1 put) stands at column index {@code 2·i + s} of every array. {@code NaN} means unknown, and an
 * option that is not listed has instrument id −1.
 *
 * <pre>
 *   strikes      K0        K1        K2   ...
 *   bid, ask...  C0 P0     C1 P1     C2 P2 ...
 * </pre>
 *
 * <p>A new strike moves later rows; anything kept over time per option is keyed by instrument id instead.
 */
public final class ChainState {
    private static final int INITIAL_ROWS = 32;

    private final long expiryTime;
    private int rows;
    private double[] strikes = new double[INITIAL_ROWS];

    public int[] instrumentIds = filledInts();
    // Observed.
    public double[] bid = filled();
    public double[] ask = filled();
    public double[] bidSize = filled();
    public double[] askSize = filled();
    /** Price of the last trade. */
    public double[] last = filled();
    /** Units traded this session; 0 until a trade. */
    public double[] volume = new double[2 * INITIAL_ROWS];
    /** Units of the underlying. */
    public double[] openInterest = filled();
    /** Event time of the last quote, 0 before the first. */
    public long[] quoteTime = new long[2 * INITIAL_ROWS];

    public double[] venueIv = filled();
    public double[] venueDelta = filled();
    public double[] venueGamma = filled();
    public double venueForward = Double.NaN;

    // Derived by the chain metrics at their cadence.
    /** σ of the strike's out-of-the-money side, for both sides of a row. */
    public double[] sigma = filled();

    public double[] delta = filled();
    public double[] gamma = filled();
    public double[] vega = filled();
    public double[] theta = filled();
    public double[] vanna = filled();
    public double[] charm = filled();
    public double forward = Double.NaN;
    /** Years of 365 days at the last repricing. */
    public double tau = Double.NaN;

    public double atmSigma = Double.NaN;
    public double straddle = Double.NaN;
    /** A quote, price or open interest has changed since the last repricing. */
    public boolean dirty;

    ChainState(long expiryTime) {
        this.expiryTime = expiryTime;
    }

    private static double[] filled() {
        double[] array = new double[2 * INITIAL_ROWS];
        Arrays.fill(array, Double.NaN);
        return array;
    }

    private static int[] filledInts() {
        int[] array = new int[2 * INITIAL_ROWS];
        Arrays.fill(array, -1);
        return array;
    }

    /** Nanoseconds since the epoch. */
    public long expiryTime() {
        return expiryTime;
    }

    /** Number of strikes. */
    public int rows() {
        return rows;
    }

    public double strike(int row) {
        return strikes[row];
    }

    /** Column index of an option. */
    public static int column(int row, OptionRight right) {
        return 2 * row + (right == OptionRight.CALL ? 0 : 1);
    }

    /** Row of a strike, or −1. */
    public int rowOf(double strike) {
        int row = Arrays.binarySearch(strikes, 0, rows, strike);
        return row >= 0 ? row : -1;
    }

    /** Row of the first strike that is not below a price; {@link #rows()} when all are below. */
    public int firstRowAtOrAbove(double price) {
        int row = Arrays.binarySearch(strikes, 0, rows, price);
        return row >= 0 ? row : -row - 1;
    }

    /** Mid of an option, {@code NaN} unless both sides are quoted and not crossed. */
    public double mid(int column) {
        double b = bid[column];
        double a = ask[column];
        return b > 0 && a >= b ? 0.5 * (a + b) : Double.NaN;
    }

    /** Lists an option; returns true when rows moved, so that columns must be looked up again. */
    boolean list(Instrument option) {
        int row = Arrays.binarySearch(strikes, 0, rows, option.strike());
        boolean moved = row < 0;
        if (moved) {
            row = -row - 1;
            insert(row, option.strike());
        }
        instrumentIds[column(row, option.right())] = option.id();
        return moved;
    }

    private void insert(int row, double strike) {
        if (rows == strikes.length) {
            grow();
        }
        System.arraycopy(strikes, row, strikes, row + 1, rows - row);
        strikes[row] = strike;
        rows++;
        int from = 2 * row;
        for (double[] array : columns()) {
            System.arraycopy(array, from, array, from + 2, 2 * rows - from - 2);
            Arrays.fill(array, from, from + 2, array == volume ? 0 : Double.NaN);
        }
        System.arraycopy(quoteTime, from, quoteTime, from + 2, 2 * rows - from - 2);
        Arrays.fill(quoteTime, from, from + 2, 0L);
        System.arraycopy(instrumentIds, from, instrumentIds, from + 2, 2 * rows - from - 2);
        Arrays.fill(instrumentIds, from, from + 2, -1);
    }

    private double[][] columns() {
        return new double[][] {
            bid,
            ask,
            bidSize,
            askSize,
            last,
            volume,
            openInterest,
            venueIv,
            venueDelta,
            venueGamma,
            sigma,
            delta,
            gamma,
            vega,
            theta,
            vanna,
            charm
        };
    }

    private void grow() {
        int size = 2 * strikes.length;
        strikes = Arrays.copyOf(strikes, size);
        bid = Arrays.copyOf(bid, 2 * size);
        ask = Arrays.copyOf(ask, 2 * size);
        bidSize = Arrays.copyOf(bidSize, 2 * size);
        askSize = Arrays.copyOf(askSize, 2 * size);
        last = Arrays.copyOf(last, 2 * size);
        volume = Arrays.copyOf(volume, 2 * size);
        openInterest = Arrays.copyOf(openInterest, 2 * size);
        quoteTime = Arrays.copyOf(quoteTime, 2 * size);
        venueIv = Arrays.copyOf(venueIv, 2 * size);
        venueDelta = Arrays.copyOf(venueDelta, 2 * size);
        venueGamma = Arrays.copyOf(venueGamma, 2 * size);
        sigma = Arrays.copyOf(sigma, 2 * size);
        delta = Arrays.copyOf(delta, 2 * size);
        gamma = Arrays.copyOf(gamma, 2 * size);
        vega = Arrays.copyOf(vega, 2 * size);
        theta = Arrays.copyOf(theta, 2 * size);
        vanna = Arrays.copyOf(vanna, 2 * size);
        charm = Arrays.copyOf(charm, 2 * size);
        instrumentIds = Arrays.copyOf(instrumentIds, 2 * size);
    }
}
