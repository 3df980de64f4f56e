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
    private final GateCounts counts;

    TickValues(GateCounts counts) {
        this.counts = counts;
    }

    Refusal check(MarketEvent tick, Instrument instrument) {
        return switch (tick.type) {
            case TRADE -> isPrice(tick.price, instrument) && isSize(tick.size) ? Refusal.NONE : Refusal.INVALID_TRADE;
            case UNDERLYING_PRICE -> isPrice(tick.price, instrument) ? Refusal.NONE : Refusal.INVALID_PRICE;
            case OPEN_INTEREST -> isOpenInterest(tick.openInterest) ? Refusal.NONE : Refusal.INVALID_OPEN_INTEREST;
            case QUOTE -> quote(tick, instrument);
            case DEPTH -> depth(tick, instrument);
            default -> Refusal.NONE;
        };
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

    private Refusal quote(MarketEvent tick, Instrument instrument) {
        tick.impossible = price(tick.bidPrice, instrument, MarketEvent.BID_PRICE)
                | size(tick.bidSize, MarketEvent.BID_SIZE)
                | price(tick.askPrice, instrument, MarketEvent.ASK_PRICE)
                | size(tick.askSize, MarketEvent.ASK_SIZE);
        return Refusal.NONE;
    }

    private Refusal depth(MarketEvent tick, Instrument instrument) {
        if (tick.levelsOffered > MarketEvent.MAX_DEPTH) {
            counts.clippedDepth();
        }
        long impossible = 0;
        for (int i = 0; i < tick.depth; i++) {
            impossible |= price(tick.bidPrices[i], instrument, MarketEvent.bitOf(i, MarketEvent.BID_PRICE))
                    | size(tick.bidSizes[i], MarketEvent.bitOf(i, MarketEvent.BID_SIZE))
                    | price(tick.askPrices[i], instrument, MarketEvent.bitOf(i, MarketEvent.ASK_PRICE))
                    | size(tick.askSizes[i], MarketEvent.bitOf(i, MarketEvent.ASK_SIZE));
        }
        tick.impossible = impossible;
        return Refusal.NONE;
    }

    /** The bit where the price cannot be. Zero is how many venues say that a side is empty; nobody takes it for a price. */
    private long price(double price, Instrument instrument, long bit) {
        if (price > 0 && price < NOT_SET) {
            return 0;
        }
        return strangePrice(price, instrument, bit);
    }

    private long strangePrice(double price, Instrument instrument, long bit) {
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
