package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;

/**
 * The channel {@code ticker.INSTRUMENT.100ms}: open interest when it has changed, the venue's volatility (in percent there)
 * and greeks, and the best quote unless the book gives it. A price of 0 is an empty side.
 */
final class TickerDecoder {
    private static final long MILLISECOND = 1_000_000L;
    private static final double PERCENT = 100;
    private static final JsonNames FIELDS = JsonNames.of(
            "timestamp",
            "best_bid_price",
            "best_bid_amount",
            "best_ask_price",
            "best_ask_amount",
            "open_interest",
            "mark_iv",
            "underlying_price",
            "greeks");
    private static final JsonNames GREEKS = JsonNames.of("delta", "gamma", "vega", "theta");

    private final JsonReader reader;
    private final DeribitTicks out;
    private double delta;
    private double gamma;
    private double vega;
    private double theta;

    TickerDecoder(JsonReader reader, DeribitTicks out) {
        this.reader = reader;
        this.out = out;
    }

    void decode(DeribitChannel channel) {
        long time = 0;
        double bid = Double.NaN;
        double bidSize = Double.NaN;
        double ask = Double.NaN;
        double askSize = Double.NaN;
        double openInterest = Double.NaN;
        double volatility = Double.NaN;
        double forward = Double.NaN;
        delta = Double.NaN;
        gamma = Double.NaN;
        vega = Double.NaN;
        theta = Double.NaN;
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(FIELDS)) {
                case 0 -> time = reader.whole() * MILLISECOND;
                case 1 -> bid = reader.number();
                case 2 -> bidSize = reader.number();
                case 3 -> ask = reader.number();
                case 4 -> askSize = reader.number();
                case 5 -> openInterest = reader.number();
                case 6 -> volatility = reader.number() / PERCENT;
                case 7 -> forward = reader.number();
                case 8 -> greeks();
                default -> reader.skip();
            }
        }
        DeribitInstrument instrument = channel.instrument;
        if (time == 0) {
            channel.counts.drop(Drop.MALFORMED);
            return;
        }
        if (instrument.isOver(time)) {
            channel.counts.drop(Drop.EXPIRED);
            return;
        }
        out.openInterest(instrument, time, openInterest);
        if (instrument.isOption() && !(Double.isNaN(volatility) && Double.isNaN(delta))) {
            out.tick.asVenueGreeks(instrument.id(), time, volatility, delta, gamma, vega, theta, forward);
            out.give();
        }
        if (!instrument.hasBook) {
            boolean hasBid = bid > 0;
            boolean hasAsk = ask > 0;
            out.tick.asQuote(
                    instrument.id(),
                    time,
                    hasBid ? bid : Double.NaN,
                    hasBid ? bidSize : Double.NaN,
                    hasAsk ? ask : Double.NaN,
                    hasAsk ? askSize : Double.NaN);
            out.give();
        }
    }

    private void greeks() {
        if (!reader.isObject()) {
            reader.skip();
            return;
        }
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(GREEKS)) {
                case 0 -> delta = reader.number();
                case 1 -> gamma = reader.number();
                case 2 -> vega = reader.number();
                case 3 -> theta = reader.number();
                default -> reader.skip();
            }
        }
    }
}
