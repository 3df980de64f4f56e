package io.strikeiq.core.gate;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.Refusal;
import io.strikeiq.core.instrument.Instrument;

/**
 * Which prices and sizes can be. A quote or depth with one that cannot stays, with that one unknown; a trade or a price of
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
        tick.bidPrice = quotedPrice(tick.bidPrice, instrument);
        tick.askPrice = quotedPrice(tick.askPrice, instrument);
        tick.bidSize = quotedSize(tick.bidSize);
        tick.askSize = quotedSize(tick.askSize);
        return Refusal.NONE;
    }

    private Refusal depth(MarketEvent tick, Instrument instrument) {
        if (tick.levelsOffered > MarketEvent.MAX_DEPTH) {
            counts.clippedDepth();
        }
        for (int i = 0; i < tick.depth; i++) {
            tick.bidPrices[i] = quotedPrice(tick.bidPrices[i], instrument);
            tick.askPrices[i] = quotedPrice(tick.askPrices[i], instrument);
            tick.bidSizes[i] = quotedSize(tick.bidSizes[i]);
            tick.askSizes[i] = quotedSize(tick.askSizes[i]);
        }
        return Refusal.NONE;
    }

    /** Zero is how many venues say that a side is empty, and nobody takes it for a price. */
    private double quotedPrice(double price, Instrument instrument) {
        if (Double.isNaN(price) || price == 0 || isPrice(price, instrument)) {
            return price;
        }
        counts.unknownPrice();
        return Double.NaN;
    }

    private double quotedSize(double size) {
        if (Double.isNaN(size) || isSize(size)) {
            return size;
        }
        counts.unknownSize();
        return Double.NaN;
    }
}
