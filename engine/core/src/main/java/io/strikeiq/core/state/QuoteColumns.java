package io.strikeiq.core.state;

import io.strikeiq.core.event.MarketEvent;
import java.util.Arrays;

/**
 * The last quote of each option of a chain, all of one option beside one another: in a market of many thousand options no
 * cache holds them, and a quote then waits for two or three lines of memory, not for one of each value.
 *
 * <pre>
 *   values   bid, bid size, ask, ask size    of column 0, of column 1, ...
 *   stamps   time, version                   of column 0, of column 1, ...
 * </pre>
 */
final class QuoteColumns {
    static final int BID = 0;
    static final int BID_SIZE = 1;
    static final int ASK = 2;
    static final int ASK_SIZE = 3;
    private static final int VALUES = 4;
    private static final int STAMPS = 2;

    private double[] values;
    private long[] stamps;

    /** Room for a number of columns, of which nothing is known. */
    QuoteColumns(int columns) {
        values = new double[VALUES * columns];
        Arrays.fill(values, Double.NaN);
        stamps = new long[STAMPS * columns];
    }

    void grow(int columns) {
        values = Arrays.copyOf(values, VALUES * columns);
        stamps = Arrays.copyOf(stamps, STAMPS * columns);
    }

    void set(int column, MarketEvent tick) {
        tick.copyBest(values, VALUES * column);
        stamps[STAMPS * column] = tick.stamp();
        stamps[STAMPS * column + 1]++;
    }

    double get(int value, int column) {
        return values[VALUES * column + value];
    }

    long time(int column) {
        return stamps[STAMPS * column];
    }

    /** Quotes so far, a withdrawal of the option included. */
    long version(int column) {
        return stamps[STAMPS * column + 1];
    }

    /**
     * Mid of the quote of a column, {@code NaN} unless it is two-sided, not crossed, of a time or later and no wider than a
     * share of its mid.
     *
     * @param oldest positive: a column without a quote has time 0
     */
    double mid(int column, long oldest, double widest) {
        double bid = values[VALUES * column + BID];
        double ask = values[VALUES * column + ASK];
        double mid = 0.5 * (ask + bid);
        boolean good = stamps[STAMPS * column] >= oldest && bid > 0 && ask >= bid && ask - bid <= widest * mid;
        return good ? mid : Double.NaN;
    }

    /** As {@link #mid}, of every other column from one on, each at the place of its row. */
    void mids(double[] to, int fromRow, int toRow, int side, long oldest, double widest) {
        double[] prices = values;
        long[] times = stamps;
        for (int row = fromRow; row < toRow; row++) {
            double bid = prices[2 * VALUES * row + VALUES * side + BID];
            double ask = prices[2 * VALUES * row + VALUES * side + ASK];
            double mid = 0.5 * (ask + bid);
            boolean good = times[2 * STAMPS * row + STAMPS * side] >= oldest
                    && bid > 0
                    && ask >= bid
                    && ask - bid <= widest * mid;
            to[row] = good ? mid : Double.NaN;
        }
    }

    /** Copies one value of the first columns. */
    void copy(int value, double[] to, int columns) {
        for (int column = 0; column < columns; column++) {
            to[column] = values[VALUES * column + value];
        }
    }

    /** Copies the times of the first columns. */
    void copyTimes(long[] to, int columns) {
        for (int column = 0; column < columns; column++) {
            to[column] = stamps[STAMPS * column];
        }
    }

    /** Reads the lines of memory that a quote writes; what it returns has no meaning. */
    long load(int column) {
        return Double.doubleToRawLongBits(values[VALUES * column])
                + Double.doubleToRawLongBits(values[VALUES * column + ASK_SIZE])
                + stamps[STAMPS * column];
    }

    /** The option has gone; what is quoted here next is another one. */
    void clear(int column) {
        Arrays.fill(values, VALUES * column, VALUES * (column + 1), Double.NaN);
        stamps[STAMPS * column] = 0;
        stamps[STAMPS * column + 1]++;
    }

    /** Makes room at a column; that many behind it move. */
    void insert(int from, int columns, int moved) {
        System.arraycopy(values, VALUES * from, values, VALUES * (from + columns), VALUES * moved);
        Arrays.fill(values, VALUES * from, VALUES * (from + columns), Double.NaN);
        System.arraycopy(stamps, STAMPS * from, stamps, STAMPS * (from + columns), STAMPS * moved);
        Arrays.fill(stamps, STAMPS * from, STAMPS * (from + columns), 0L);
    }

    /** Takes columns away; that many behind them move. */
    void remove(int from, int columns, int moved) {
        System.arraycopy(values, VALUES * (from + columns), values, VALUES * from, VALUES * moved);
        System.arraycopy(stamps, STAMPS * (from + columns), stamps, STAMPS * from, STAMPS * moved);
    }

    void visit(StateVisitor visitor, int columns, WrittenArrays written) {
        visitor.visit(values, VALUES * columns, written, 0);
        visitor.visit(stamps, STAMPS * columns, written, 1);
    }
}
