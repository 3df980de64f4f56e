package io.strikeiq.feeds.binance;

import static io.strikeiq.feeds.binance.BinanceMessage.NOWHERE;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.json.JsonReader;

/** The stream {@code SYMBOL@bookTicker}: the best quote, which runs ahead of the book and cuts it. */
final class QuoteDecoder {
    private final JsonReader reader;
    private final BinanceMessage message;
    private final BinanceTicks out;
    private final ChannelCounts counts;

    QuoteDecoder(JsonReader reader, BinanceMessage message, BinanceTicks out, ChannelCounts counts) {
        this.reader = reader;
        this.message = message;
        this.out = out;
        this.counts = counts;
    }

    /** Takes the message that has been read. */
    void decode() {
        BinancePerpetual perpetual = message.perpetual;
        double bid = priceAt(message.bids);
        double ask = priceAt(message.asks);
        if ((Double.isNaN(bid) && Double.isNaN(ask)) || bid > ask || message.last == NOWHERE) {
            counts.drop(Drop.MALFORMED);
        } else if (perpetual.book.isOld(message.last)) {
            counts.drop(Drop.DUPLICATE);
        } else {
            double bidSize = Double.isNaN(bid) ? Double.NaN : message.bidSize;
            double askSize = Double.isNaN(ask) ? Double.NaN : message.askSize;
            perpetual.book.best(message.last, bid, bidSize, ask, askSize);
            if (perpetual.quotes(bid, bidSize, ask, askSize)) {
                out.tick.asQuote(perpetual.id(), message.time, bid, bidSize, ask, askSize);
                out.give();
            }
        }
    }

    /** {@code NaN} for 0, which says that there is no order. */
    private double priceAt(int position) {
        if (position == NOWHERE) {
            return Double.NaN;
        }
        reader.seek(position);
        double found = reader.number();
        return found > 0 ? found : Double.NaN;
    }
}
