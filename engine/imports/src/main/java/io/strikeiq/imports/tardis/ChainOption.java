package io.strikeiq.imports.tardis;

import io.strikeiq.imports.MalformedRowException;
import java.util.List;

/**
 * What a row of an option chain says; {@code NaN} where it gives nothing.
 *
 * @param bid in the unit of premiums of the venue
 * @param volatility of the mark, in per cent
 * @param vega per volatility point
 * @param theta per day
 */
record ChainOption(
        double bid,
        double bidSize,
        double ask,
        double askSize,
        double openInterest,
        double volatility,
        double underlyingPrice,
        double delta,
        double gamma,
        double vega,
        double theta) {
    static final List<String> COLUMNS = List.of(
            "expiration",
            "open_interest",
            "bid_price",
            "bid_amount",
            "ask_price",
            "ask_amount",
            "mark_iv",
            "underlying_index",
            "underlying_price",
            "delta",
            "gamma",
            "vega",
            "theta");

    /**
     * Reads a row.
     *
     * @param expiryTime at which the contract expires by its symbol and the venue's file
     */
    static ChainOption read(TardisRow row, long expiryTime) throws MalformedRowException {
        if (row.time("expiration") != expiryTime) {
            throw row.wrong("expiration", "when the contract of this symbol expires by the venue's file");
        }
        double bid = row.price("bid_price");
        double ask = row.price("ask_price");
        double bidSize = row.quantity("bid_amount");
        double askSize = row.quantity("ask_amount");
        return new ChainOption(
                bid,
                Double.isNaN(bid) ? Double.NaN : bidSize,
                ask,
                Double.isNaN(ask) ? Double.NaN : askSize,
                row.quantity("open_interest"),
                row.price("mark_iv"),
                row.price("underlying_price"),
                row.number("delta"),
                row.number("gamma"),
                row.number("vega"),
                row.number("theta"));
    }

    boolean isQuoted() {
        return !Double.isNaN(bid) || !Double.isNaN(ask);
    }

    boolean quotesLike(ChainOption other) {
        return same(bid, other.bid)
                && same(bidSize, other.bidSize)
                && same(ask, other.ask)
                && same(askSize, other.askSize);
    }

    boolean valuesLike(ChainOption other) {
        return same(volatility, other.volatility)
                && same(underlyingPrice, other.underlyingPrice)
                && same(delta, other.delta)
                && same(gamma, other.gamma)
                && same(vega, other.vega)
                && same(theta, other.theta);
    }

    private static boolean same(double a, double b) {
        return Double.compare(a, b) == 0;
    }
}
