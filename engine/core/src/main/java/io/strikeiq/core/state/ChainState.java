package io.strikeiq.core.state;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.instrument.PremiumUnit;
import java.util.Arrays;

/**
 * The options of one underlying, one expiry and one series. Strikes are sorted; the option of strike row {@code i} and side
 * {@code s} (0 call, 1 put) stands at column index {@code 2·i + s} of every array; what a quote says of it stands together, in
 * {@link QuoteColumns}. {@code NaN} means unknown, and an option that is not listed has instrument id −1.
 *
 * <pre>
 *   strikes         K0        K1        K2   ...
 *   last, sigma...  C0 P0     C1 P1     C2 P2 ...
 * </pre>
 *
 * <p>A strike that is listed, or whose options have all gone, moves later rows; anything kept over time per option is
 * indexed by its ordinal instead.
 */
public final class ChainState implements Visited {
    private static final int INITIAL_ROWS = 32;

    private final long expiryTime;
    private final String series;
    private int rows;
    /** Grows whenever rows are added or removed. */
    private int rowChanges;

    private double[] strikes = new double[INITIAL_ROWS];

    public int[] instrumentIds = filledInts();
    /** Ordinal of the option within its underlying, −1 where none is listed. */
    public int[] ordinals = filledInts();

    private Listing[] listings = new Listing[2 * INITIAL_ROWS];
    // Observed.
    private final QuoteColumns quoteColumns = new QuoteColumns(2 * INITIAL_ROWS);
    /** Price of the last trade. */
    public double[] last = filled();
    /** Units traded this session; 0 until a trade. */
    public double[] volume = new double[2 * INITIAL_ROWS];
    /** Units of the underlying. */
    public double[] openInterest = filled();

    private int interestChanges;
    /** Whether the option's prices are in units of the underlying ({@link PremiumUnit#COIN}). */
    public boolean[] inverse = new boolean[2 * INITIAL_ROWS];
    /** Whether there has been such an option. */
    private boolean anyInverse;
    /** Units bought less units sold by aggressors this session; {@code NaN} without a classified trade. */
    public double[] signedVolume = filled();

    public double[] venueIv = filled();
    public double[] venueDelta = filled();
    public double[] venueGamma = filled();
    public double venueForward = Double.NaN;

    // Derived by the chain metrics at their cadence.
    /** σ of the strike's out-of-the-money side, for both sides of a row. */
    public double[] sigma = filled();
    /** Event time up to which {@link #sigma} followed from a good quote; before the present it is carried. */
    public long[] sigmaTime = new long[2 * INITIAL_ROWS];

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
    /** A quote has changed since the quotes were last hashed: noted beside {@link #dirty}, where a quote writes anyway. */
    private boolean quoted;

    // Which columns have been written since they were last hashed.
    private final WrittenArrays quotes = new WrittenArrays(2);
    private final WrittenArrays trades = new WrittenArrays(3);
    private final WrittenArrays interest = new WrittenArrays(1);
    private final WrittenArrays venue = new WrittenArrays(3);
    private final WrittenArrays derived = new WrittenArrays(8);

    ChainState(long expiryTime, String series) {
        this.expiryTime = expiryTime;
        this.series = series;
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

    /** What tells the chain apart from others of its expiry, empty for the ordinary one. */
    public String series() {
        return series;
    }

    /** Grows whenever strikes are added or removed, so that what is kept by row is to be made again. */
    public int rowChanges() {
        return rowChanges;
    }

    /** The option of a column, null where none is listed. */
    public Instrument instrument(int column) {
        return listings[column] == null ? null : listings[column].terms;
    }

    /** What is listed where an option belongs, null where nothing is. */
    Listing listing(Instrument option) {
        int row = rowOf(option.strike());
        return row < 0 ? null : listings[column(row, option.right())];
    }

    /** Reads all that a quote writes; what it returns has no meaning. */
    long loadQuote(int column) {
        return quoteColumns.load(column);
    }

    /** Takes the best prices and sizes of a quote or depth, and when it says that it is of: one that comes late is as old as that. */
    void quote(int column, MarketEvent tick) {
        quoteColumns.set(column, tick);
        quoted = true;
    }

    public double bid(int column) {
        return quoteColumns.get(QuoteColumns.BID, column);
    }

    public double ask(int column) {
        return quoteColumns.get(QuoteColumns.ASK, column);
    }

    public double bidSize(int column) {
        return quoteColumns.get(QuoteColumns.BID_SIZE, column);
    }

    public double askSize(int column) {
        return quoteColumns.get(QuoteColumns.ASK_SIZE, column);
    }

    /** Copies the bids of the first columns. */
    public void copyBids(double[] prices, double[] sizes, int columns) {
        quoteColumns.copy(QuoteColumns.BID, prices, columns);
        quoteColumns.copy(QuoteColumns.BID_SIZE, sizes, columns);
    }

    /** Copies the asks of the first columns. */
    public void copyAsks(double[] prices, double[] sizes, int columns) {
        quoteColumns.copy(QuoteColumns.ASK, prices, columns);
        quoteColumns.copy(QuoteColumns.ASK_SIZE, sizes, columns);
    }

    /** Copies the times of the quotes of the first columns. */
    public void copyQuoteTimes(long[] times, int columns) {
        quoteColumns.copyTimes(times, columns);
    }

    /** Event time of the last quote, 0 before the first. */
    public long quoteTime(int column) {
        return quoteColumns.time(column);
    }

    /** Quotes so far, by which others see that the quote is another one: two may have one time. */
    public long quoteVersion(int column) {
        return quoteColumns.version(column);
    }

    /** To be called when last prices, volumes or signed volumes have been written. */
    public void onTrade() {
        trades.write();
    }

    /** To be called when an open interest has been written. */
    void onOpenInterest() {
        interest.write();
        interestChanges++;
    }

    /** To be called when greeks of the venue have been written. */
    void onVenueGreeks() {
        venue.write();
    }

    /** To be called when derived columns have been written. */
    public void onRepricing() {
        derived.write();
    }

    private void onColumns() {
        quotes.write();
        trades.write();
        onOpenInterest();
        venue.write();
        derived.write();
    }

    /** Grows whenever open interest or the rows have changed: what follows from them is to be found again. */
    public int interestChanges() {
        return interestChanges;
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
        double b = bid(column);
        double a = ask(column);
        return b > 0 && a >= b ? 0.5 * (a + b) : Double.NaN;
    }

    /**
     * Mid of an option, {@code NaN} unless both sides are quoted and not crossed, at a time or later, and no wider than a
     * share of the mid.
     *
     * @param oldest positive
     */
    public double mid(int column, long oldest, double widest) {
        return quoteColumns.mid(column, oldest, widest);
    }

    /** As the other, of the calls (0) or puts (1) of some rows, each at the place of its row. */
    public void mids(double[] to, int fromRow, int toRow, int side, long oldest, double widest) {
        quoteColumns.mids(to, fromRow, toRow, side, oldest, widest);
    }

    /** What a price of an option is in currency: itself, or times the forward when it is in units of the underlying. */
    public double worth(int column, double price) {
        return inverse[column] ? price * forward : price;
    }

    /** Replaces prices of the calls (0) or puts (1) of some rows, each at the place of its row, by what they are in currency. */
    public void worth(double[] prices, int fromRow, int toRow, int side) {
        if (anyInverse) {
            for (int row = fromRow; row < toRow; row++) {
                prices[row] = worth(2 * row + side, prices[row]);
            }
        }
    }

    /** Lists an option at its strike. */
    void list(Listing option) {
        int row = Arrays.binarySearch(strikes, 0, rows, option.terms.strike());
        if (row < 0) {
            row = -row - 1;
            insert(row, option.terms.strike());
        }
        option.chain = this;
        put(column(row, option.terms.right()), option);
        dirty = true;
    }

    /** Puts new terms in the place of old ones that have the same. */
    void replace(Listing option) {
        put(option.column, option);
    }

    private void put(int column, Listing option) {
        option.column = column;
        listings[column] = option;
        instrumentIds[column] = option.terms.id();
        inverse[column] = option.terms.premiumUnit() == PremiumUnit.COIN;
        anyInverse |= inverse[column];
        ordinals[column] = option.ordinal;
    }

    /** Takes an option away, and its strike when it was the last one there. */
    void unlist(Listing option) {
        int column = option.column;
        onColumns();
        for (double[] array : columns()) {
            array[column] = array == volume ? 0 : Double.NaN;
        }
        quoteColumns.clear(column);
        sigmaTime[column] = 0;
        inverse[column] = false;
        listings[column] = null;
        instrumentIds[column] = -1;
        ordinals[column] = -1;
        option.chain = null;
        option.column = -1;
        dirty = true;
        if (listings[column ^ 1] == null) {
            remove(column / 2);
        }
    }

    private void remove(int row) {
        rows--;
        rowChanges++;
        System.arraycopy(strikes, row + 1, strikes, row, rows - row);
        int to = 2 * row;
        int length = 2 * (rows - row);
        for (double[] array : columns()) {
            System.arraycopy(array, to + 2, array, to, length);
        }
        System.arraycopy(sigmaTime, to + 2, sigmaTime, to, length);
        quoteColumns.remove(to, 2, length);
        System.arraycopy(inverse, to + 2, inverse, to, length);
        System.arraycopy(instrumentIds, to + 2, instrumentIds, to, length);
        System.arraycopy(ordinals, to + 2, ordinals, to, length);
        System.arraycopy(listings, to + 2, listings, to, length);
        Arrays.fill(listings, to + length, to + length + 2, null);
        moveListings(to);
    }

    private void moveListings(int from) {
        for (int column = from; column < 2 * rows; column++) {
            if (listings[column] != null) {
                listings[column].column = column;
            }
        }
    }

    private void insert(int row, double strike) {
        if (rows == strikes.length) {
            grow();
        }
        System.arraycopy(strikes, row, strikes, row + 1, rows - row);
        strikes[row] = strike;
        rows++;
        rowChanges++;
        onColumns();
        int from = 2 * row;
        for (double[] array : columns()) {
            System.arraycopy(array, from, array, from + 2, 2 * rows - from - 2);
            Arrays.fill(array, from, from + 2, array == volume ? 0 : Double.NaN);
        }
        System.arraycopy(sigmaTime, from, sigmaTime, from + 2, 2 * rows - from - 2);
        Arrays.fill(sigmaTime, from, from + 2, 0L);
        quoteColumns.insert(from, 2, 2 * rows - from - 2);
        System.arraycopy(inverse, from, inverse, from + 2, 2 * rows - from - 2);
        Arrays.fill(inverse, from, from + 2, false);
        System.arraycopy(instrumentIds, from, instrumentIds, from + 2, 2 * rows - from - 2);
        Arrays.fill(instrumentIds, from, from + 2, -1);
        System.arraycopy(ordinals, from, ordinals, from + 2, 2 * rows - from - 2);
        Arrays.fill(ordinals, from, from + 2, -1);
        System.arraycopy(listings, from, listings, from + 2, 2 * rows - from - 2);
        Arrays.fill(listings, from, from + 2, null);
        moveListings(from + 2);
    }

    private double[][] columns() {
        return new double[][] {
            last,
            volume,
            signedVolume,
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
        quoteColumns.grow(2 * size);
        last = Arrays.copyOf(last, 2 * size);
        volume = Arrays.copyOf(volume, 2 * size);
        openInterest = Arrays.copyOf(openInterest, 2 * size);
        signedVolume = Arrays.copyOf(signedVolume, 2 * size);
        sigmaTime = Arrays.copyOf(sigmaTime, 2 * size);
        inverse = Arrays.copyOf(inverse, 2 * size);
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
        ordinals = Arrays.copyOf(ordinals, 2 * size);
        listings = Arrays.copyOf(listings, 2 * size);
    }

    /** Shows what has been observed and derived; the options are listed first. */
    @Override
    public void visit(StateVisitor visitor) {
        visitor.visit(rows);
        rowChanges = visitor.visit(rowChanges);
        int count = 2 * rows;
        if (quoted) {
            quotes.write();
            quoted = false;
        }
        quoteColumns.visit(visitor, count, quotes);
        visitor.visit(last, count, trades, 0);
        visitor.visit(volume, count, trades, 1);
        visitor.visit(openInterest, count, interest, 0);
        interestChanges++;
        visitor.visit(signedVolume, count, trades, 2);
        visitor.visit(sigmaTime, count, derived, 1);
        visitor.visit(venueIv, count, venue, 0);
        visitor.visit(venueDelta, count, venue, 1);
        visitor.visit(venueGamma, count, venue, 2);
        visitor.visit(sigma, count, derived, 0);
        visitor.visit(delta, count, derived, 2);
        visitor.visit(gamma, count, derived, 3);
        visitor.visit(vega, count, derived, 4);
        visitor.visit(theta, count, derived, 5);
        visitor.visit(vanna, count, derived, 6);
        visitor.visit(charm, count, derived, 7);
        venueForward = visitor.visit(venueForward);
        forward = visitor.visit(forward);
        tau = visitor.visit(tau);
        atmSigma = visitor.visit(atmSigma);
        straddle = visitor.visit(straddle);
        dirty = visitor.visit(dirty);
    }
}
