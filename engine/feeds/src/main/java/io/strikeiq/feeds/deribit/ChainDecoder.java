package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;

/**
 * What concerns a whole chain at once: {@code markprice.options.INDEX}, whose volatility is a fraction, the index itself, and
 * the summary of all books, which has the open interest of every option. Of an option whose ticker comes they say less, and
 * give its open interest only.
 */
final class ChainDecoder {
    private static final long MILLISECOND = 1_000_000L;
    private static final JsonNames MARK = JsonNames.of("timestamp", "iv", "instrument_name");
    private static final JsonNames INDEX = JsonNames.of("timestamp", "price");
    private static final JsonNames SUMMARY =
            JsonNames.of("creation_timestamp", "open_interest", "instrument_name", "bid_price", "ask_price");

    private final JsonReader reader;
    private final DeribitInstruments instruments;
    private final DeribitTicks out;

    ChainDecoder(JsonReader reader, DeribitInstruments instruments, DeribitTicks out) {
        this.reader = reader;
        this.instruments = instruments;
        this.out = out;
    }

    void markPrices(ChannelCounts counts) {
        reader.enterArray();
        while (reader.nextElement()) {
            markPrice(counts);
        }
    }

    private void markPrice(ChannelCounts counts) {
        DeribitInstrument instrument = null;
        long time = 0;
        double volatility = Double.NaN;
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(MARK)) {
                case 0 -> time = reader.whole() * MILLISECOND;
                case 1 -> volatility = reader.number();
                case 2 -> {
                    reader.text();
                    instrument = reader.get(instruments.byName());
                }
                default -> reader.skip();
            }
        }
        if (instrument == null) {
            counts.drop(Drop.UNKNOWN_INSTRUMENT);
        } else if (time == 0) {
            counts.drop(Drop.MALFORMED);
        } else if (instrument.isOver(time)) {
            counts.drop(Drop.EXPIRED);
        } else if (!instrument.hasTicker && volatility > 0 && volatility != instrument.markVolatility) {
            instrument.markVolatility = volatility;
            out.tick.asVenueGreeks(
                    instrument.id(), time, volatility, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            out.give();
        }
    }

    void index(DeribitInstrument underlying) {
        long time = 0;
        double price = Double.NaN;
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(INDEX)) {
                case 0 -> time = reader.whole() * MILLISECOND;
                case 1 -> price = reader.number();
                default -> reader.skip();
            }
        }
        if (time != 0 && price > 0) {
            underlying.price = price;
            out.tick.asUnderlyingPrice(underlying.id(), time, price);
            out.give();
        }
    }

    /** Reads the summaries of all books of a currency. */
    void summaries() {
        reader.enterArray();
        while (reader.nextElement()) {
            summary();
        }
    }

    private void summary() {
        DeribitInstrument instrument = null;
        long time = 0;
        double openInterest = Double.NaN;
        double bid = Double.NaN;
        double ask = Double.NaN;
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(SUMMARY)) {
                case 0 -> time = reader.whole() * MILLISECOND;
                case 1 -> openInterest = reader.number();
                case 2 -> {
                    reader.text();
                    instrument = reader.get(instruments.byName());
                }
                case 3 -> bid = reader.number();
                case 4 -> ask = reader.number();
                default -> reader.skip();
            }
        }
        if (instrument == null || time == 0 || instrument.isOver(time)) {
            return;
        }
        out.openInterest(instrument, time, openInterest);
        if (instrument.isOption() && !instrument.hasTicker && !instrument.hasBook) {
            out.tick.asQuote(
                    instrument.id(),
                    time,
                    bid > 0 ? bid : Double.NaN,
                    Double.NaN,
                    ask > 0 ? ask : Double.NaN,
                    Double.NaN);
            out.give();
        }
    }
}
