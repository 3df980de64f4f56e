package io.strikeiq.feeds.binance;

import static io.strikeiq.feeds.binance.BinanceMessage.AGGREGATE;
import static io.strikeiq.feeds.binance.BinanceMessage.MILLISECOND;
import static io.strikeiq.feeds.binance.BinanceMessage.NOWHERE;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;

/**
 * Trades, of the streams {@code SYMBOL@aggTrade} and {@code SYMBOL@trade} and of the venue's history. The numbers of aggregates
 * rise by 1: one that has been there is dropped, one that is missing is a gap.
 */
final class TradeDecoder {
    /** Trades of a page of the history at most, which is asked for. */
    static final int PAGE = 1_000;

    private static final JsonNames PAST = JsonNames.of("a", "p", "q", "T", "m");

    private final JsonReader reader;
    private final BinanceMessage message;
    private final BinanceTicks out;
    private final ChannelCounts counts;
    private final BinanceDecoder.Listener listener;

    TradeDecoder(
            JsonReader reader,
            BinanceMessage message,
            BinanceTicks out,
            ChannelCounts counts,
            BinanceDecoder.Listener listener) {
        this.reader = reader;
        this.message = message;
        this.out = out;
        this.counts = counts;
        this.listener = listener;
    }

    /** Takes the message that has been read. */
    void decode() {
        if (message.none && message.price == 0 && message.size == 0) {
            return;
        }
        BinancePerpetual perpetual = message.perpetual;
        boolean aggregate = message.kind == AGGREGATE;
        long id = message.tradeId;
        if (aggregate && message.asks != NOWHERE) {
            reader.seek(message.asks);
            id = reader.whole();
        }
        if (!(message.price > 0) || !(message.size > 0)) {
            counts.drop(Drop.MALFORMED);
        } else if (id != NOWHERE && id <= perpetual.lastTrade) {
            counts.drop(Drop.DUPLICATE);
        } else {
            if (aggregate && perpetual.lastTrade >= 0 && id > perpetual.lastTrade + 1) {
                counts.gap();
                listener.onTradeGap(perpetual, perpetual.lastTrade + 1, id - 1);
            }
            perpetual.lastTrade = Math.max(perpetual.lastTrade, id);
            out.tick.asTrade(
                    perpetual.id(),
                    message.time,
                    message.price,
                    message.size,
                    aggressor(message.sold),
                    Math.max(0, id),
                    0);
            out.give();
        }
    }

    /** Where the buyer was the maker, the seller took. */
    private static Aggressor aggressor(boolean sold) {
        return sold ? Aggressor.SELL : Aggressor.BUY;
    }

    /**
     * Takes a page of the history of aggregate trades, oldest first; those up to a number count, and none that is recorded.
     *
     * @param upTo the last number that counts
     * @return the number with which the next page begins, −1 when all have come
     * @throws JsonException when it cannot be read
     */
    long history(BinancePerpetual perpetual, byte[] answer, long upTo) {
        reader.open(answer, 0, answer.length);
        long id = NOWHERE;
        int count = 0;
        reader.enterArray();
        while (reader.nextElement()) {
            id = past(perpetual, upTo, id);
            count++;
        }
        return count == PAGE && id < upTo ? id + 1 : NOWHERE;
    }

    private long past(BinancePerpetual perpetual, long upTo, long before) {
        long id = before;
        long time = 0;
        double price = Double.NaN;
        double size = Double.NaN;
        boolean sold = false;
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(PAST)) {
                case 0 -> id = reader.whole();
                case 1 -> price = reader.number();
                case 2 -> size = reader.number();
                case 3 -> time = reader.whole() * MILLISECOND;
                case 4 -> sold = reader.flag();
                default -> reader.skip();
            }
        }
        if (time == 0 || id > upTo) {
            return id;
        }
        if (!(price > 0) || !(size > 0)) {
            counts.drop(Drop.MALFORMED);
        } else if (out.isRecorded(perpetual, id)) {
            counts.drop(Drop.DUPLICATE);
        } else {
            perpetual.lastTrade = Math.max(perpetual.lastTrade, id);
            out.tick.asTrade(perpetual.id(), time, price, size, aggressor(sold), id, MarketEvent.FLAG_BACKFILLED);
            out.givePast();
        }
        return id;
    }
}
