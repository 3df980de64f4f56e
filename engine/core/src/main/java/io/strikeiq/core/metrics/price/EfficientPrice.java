package io.strikeiq.core.metrics.price;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * The price of an underlying without the bounce of its trades, for realised volatility: the mid of the book where there
 * is one, else the last index value, else the mean of the last trade that a buyer and the last that a seller started.
 *
 * <p>While one side of the book is empty the last mid holds; a book that has not been quoted for a minute while trades
 * came is none. A change between the three is no move of the price.
 */
final class EfficientPrice implements Visited {
    private static final long STALE = 60_000_000_000L;
    private static final int NONE = 0;
    private static final int MID = 1;
    private static final int VALUE = 2;
    private static final int TRADES = 3;

    private double mid = Double.NaN;
    private long midTime;
    private double value = Double.NaN;
    private double bought = Double.NaN;
    private double sold = Double.NaN;
    private double traded = Double.NaN;
    private long tradeTime;
    private int source = NONE;

    /** A quote or depth; {@code NaN} where it has no mid. */
    void onMid(long time, double price) {
        if (price > 0) {
            mid = price;
            midTime = time;
        }
    }

    void onValue(double price) {
        value = price;
    }

    /**
     * A trade.
     *
     * @param side +1 when a buyer started it, −1 a seller, 0 unknown
     */
    void onTrade(long time, double price, int side) {
        traded = price;
        tradeTime = time;
        if (side > 0) {
            bought = price;
        } else if (side < 0) {
            sold = price;
        }
    }

    /** Finds where the price comes from now; returns whether that has changed. */
    boolean follow() {
        int now = NONE;
        if (!Double.isNaN(mid) && tradeTime - midTime <= STALE) {
            now = MID;
        } else if (!Double.isNaN(value)) {
            now = VALUE;
        } else if (!Double.isNaN(traded)) {
            now = TRADES;
        }
        boolean changed = now != source;
        source = now;
        return changed;
    }

    /** The price as of the last {@link #follow}, {@code NaN} where there is none yet. */
    double get() {
        return switch (source) {
            case MID -> mid;
            case VALUE -> value;
            case TRADES -> Double.isNaN(bought + sold) ? traded : 0.5 * (bought + sold);
            default -> Double.NaN;
        };
    }

    /** A session has opened. */
    void forget() {
        mid = Double.NaN;
        value = Double.NaN;
        bought = Double.NaN;
        sold = Double.NaN;
        traded = Double.NaN;
        midTime = 0;
        tradeTime = 0;
        source = NONE;
    }

    @Override
    public void visit(StateVisitor visitor) {
        mid = visitor.visit(mid);
        midTime = visitor.visit(midTime);
        value = visitor.visit(value);
        bought = visitor.visit(bought);
        sold = visitor.visit(sold);
        traded = visitor.visit(traded);
        tradeTime = visitor.visit(tradeTime);
        source = visitor.visit(source);
    }
}
