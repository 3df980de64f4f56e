package io.strikeiq.core.metrics.trade;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import java.util.Arrays;

/**
 * The side of a trade: the venue's flag, else the rule of Lee and Ready (1991) in the form of Ellis, Michaely and O'Hara
 * (2000): at or beyond a quote it is that quote's side, anywhere else the tick rule decides against the last different
 * price of the same instrument.
 *
 * <p>A locked quote says nothing, since the trade is at both sides; nor does a crossed one. O(1) per trade; grows only
 * when a larger instrument id comes.
 */
public final class TradeClassifier {
    private static final int INITIAL = 1024;

    /** By instrument id: price of the last trade, {@code NaN} before the first. */
    private double[] lastPrice = unknown(INITIAL);
    /** By instrument id: sign of the last price change between trades, 0 before the first. */
    private byte[] lastChange = new byte[INITIAL];

    /**
     * Classifies a TRADE tick; to be called once per trade, in order.
     *
     * @param bid best bid in force at the trade, {@code NaN} when there is none
     * @param ask best ask in force at the trade, {@code NaN} when there is none
     * @return +1 when a buyer took liquidity, −1 for a seller, 0 when unknown
     */
    public int sign(MarketEvent trade, double bid, double ask) {
        return sign(trade.instrumentId, trade.price, trade.aggressor, bid, ask);
    }

    /** As {@link #sign(MarketEvent, double, double)}, for a trade that is not a tick. */
    public int sign(int instrumentId, double price, Aggressor flag, double bid, double ask) {
        int change = priceChange(instrumentId, price);
        if (flag != Aggressor.UNKNOWN) {
            return flag.sign();
        }
        boolean lockedOrCrossed = bid >= ask;
        if (!lockedOrCrossed && price >= ask) {
            return 1;
        }
        if (!lockedOrCrossed && price <= bid) {
            return -1;
        }
        return change;
    }

    /** The tick rule: sign of the last change of price, this trade's included; every trade moves it on. */
    private int priceChange(int id, double price) {
        ensureCapacity(id);
        double last = lastPrice[id];
        if (price > last) {
            lastChange[id] = 1;
        } else if (price < last) {
            lastChange[id] = -1;
        }
        if (!Double.isNaN(price)) {
            lastPrice[id] = price;
        }
        return Double.isNaN(price) ? 0 : lastChange[id];
    }

    private void ensureCapacity(int id) {
        int length = lastPrice.length;
        if (id < length) {
            return;
        }
        int size = Math.max(id + 1, 2 * length);
        lastPrice = Arrays.copyOf(lastPrice, size);
        Arrays.fill(lastPrice, length, size, Double.NaN);
        lastChange = Arrays.copyOf(lastChange, size);
    }

    private static double[] unknown(int size) {
        double[] array = new double[size];
        Arrays.fill(array, Double.NaN);
        return array;
    }
}
