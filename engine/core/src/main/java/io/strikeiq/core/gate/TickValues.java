package io.strikeiq.core.gate;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.Refusal;
import io.strikeiq.core.instrument.Instrument;

/**
 * Which prices and sizes can be. A quote or depth with one that cannot stays, with that one in {@link
 * MarketEvent#impossible}; a trade or a price of
 * an underlying is refused. Larger numbers than any market's, such as the largest of a double, are what interfaces give
 * for "not set".
 */
final class TickValues {
    private static final double NOT_SET = 1e18;
    private static final long LAST_ORDINARY = Double.doubleToRawLongBits(NOT_SET) - 1;
    private final GateCounts counts;

    TickValues(GateCounts counts) {
        this.counts = counts;
    }

    static Refusal trade(MarketEvent tick, Instrument instrument) {
        return isPrice(tick.price, instrument) && isSize(tick.size) ? Refusal.NONE : Refusal.INVALID_TRADE;
    }

    static Refusal price(MarketEvent tick, Instrument instrument) {
        return isPrice(tick.price, instrument) ? Refusal.NONE : Refusal.INVALID_PRICE;
    }

    static Refusal openInterest(MarketEvent tick) {
        return isOpenInterest(tick.openInterest) ? Refusal.NONE : Refusal.INVALID_OPEN_INTEREST;
    }

    private static boolean isPrice(double price, Instrument instrument) {
        return Math.abs(price) < NOT_SET && (price > 0 || instrument.negativePrices());
    }

    private static boolean isSize(double size) {
        return size > 0 && size < NOT_SET;
    }

    /** Unknown is allowed. */
    private static boolean isOpenInterest(double units) {
        return Double.isNaN(units) || (units >= 0 && units < NOT_SET);
    }

    /** Notes what of a quote is impossible. */
    void quote(MarketEvent tick, Instrument instrument) {
        if (!isOrdinary(tick.bidPrice)
                || !isOrdinary(tick.bidSize)
                || !isOrdinary(tick.askPrice)
                || !isOrdinary(tick.askSize)) {
            tick.impossible = price(tick.bidPrice, instrument, MarketEvent.BID_PRICE)
                    | size(tick.bidSize, MarketEvent.BID_SIZE)
                    | price(tick.askPrice, instrument, MarketEvent.ASK_PRICE)
                    | size(tick.askSize, MarketEvent.ASK_SIZE);
        }
    }

    /** Notes what of depth is impossible. */
    void depth(MarketEvent tick, Instrument instrument) {
        if (tick.levelsOffered > MarketEvent.MAX_DEPTH) {
            counts.clippedDepth();
        }
        if (!isOrdinaryDepth(tick)) {
            tick.impossible = impossible(tick, instrument);
        }
    }

    private static boolean isOrdinaryDepth(MarketEvent tick) {
        double[] bidPrices = tick.bidPrices;
        double[] bidSizes = tick.bidSizes;
        double[] askPrices = tick.askPrices;
        double[] askSizes = tick.askSizes;
        int depth = tick.depth;
        for (int i = 0; i < depth; i++) {
            if (!isOrdinary(bidPrices[i])
                    || !isOrdinary(bidSizes[i])
                    || !isOrdinary(askPrices[i])
                    || !isOrdinary(askSizes[i])) {
                return false;
            }
        }
        return true;
    }

    private long impossible(MarketEvent tick, Instrument instrument) {
        long impossible = 0;
        for (int i = 0; i < tick.depth; i++) {
            impossible |= price(tick.bidPrices[i], instrument, MarketEvent.bitOf(i, MarketEvent.BID_PRICE))
                    | size(tick.bidSizes[i], MarketEvent.bitOf(i, MarketEvent.BID_SIZE))
                    | price(tick.askPrices[i], instrument, MarketEvent.bitOf(i, MarketEvent.ASK_PRICE))
                    | size(tick.askSizes[i], MarketEvent.bitOf(i, MarketEvent.ASK_SIZE));
        }
        return impossible;
    }

    /**
     * Whether it is positive and less than {@link #NOT_SET}, so that it can be both a price and a size. The bits of positive
     * numbers are in the order of the numbers; those of 0, less 1, and of negative numbers and NaN are beyond them as
     * unsigned numbers: one comparison in place of two.
     */
    private static boolean isOrdinary(double value) {
        return Long.compareUnsigned(Double.doubleToRawLongBits(value) - 1, LAST_ORDINARY) < 0;
    }

    /** The bit where the price cannot be. Zero is how many venues say that a side is empty; nobody takes it for a price. */
    private long price(double price, Instrument instrument, long bit) {
        if (Double.isNaN(price) || price == 0 || isPrice(price, instrument)) {
            return 0;
        }
        counts.unknownPrice();
        return bit;
    }

    private long size(double size, long bit) {
        if (isSize(size) || Double.isNaN(size)) {
            return 0;
        }
        counts.unknownSize();
        return bit;
    }
}
