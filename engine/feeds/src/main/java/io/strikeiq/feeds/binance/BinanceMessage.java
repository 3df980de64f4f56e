package io.strikeiq.feeds.binance;

import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.json.NameTable;

/**
 * The fields of one message, of whichever kind: the kind may come after them. A field that is not there is {@link #NOWHERE} or
 * {@code NaN}, the time 0.
 */
final class BinanceMessage {
    static final int NOWHERE = -1;
    static final long MILLISECOND = 1_000_000L;
    static final int DIFFERENCE = 0;
    static final int BEST_QUOTE = 1;
    static final int TRADE = 2;
    static final int AGGREGATE = 3;

    private static final JsonNames FIELDS = JsonNames.of(
            "e", "T", "s", "U", "u", "pu", "b", "a", "B", "A", "t", "p", "q", "m", "X", "lastUpdateId", "bids", "asks");
    private static final JsonNames KINDS = JsonNames.of("depthUpdate", "bookTicker", "trade", "aggTrade");
    private static final JsonNames NONE_TRADED = JsonNames.of("NA");

    private final JsonReader reader;
    private final NameTable<BinancePerpetual> bySymbol = new NameTable<>();

    BinancePerpetual perpetual;
    int kind;
    /** Exchange time in nanoseconds since the epoch. */
    long time;
    /** Update ids. */
    long first;

    long last;
    long previous;
    long tradeId;
    double price;
    double size;
    double bidSize;
    double askSize;
    /** Whether the buyer was the maker. */
    boolean sold;
    /** Whether nothing was traded, although the message is of a trade. */
    boolean none;
    /** Where the bids or the best one begin. */
    int bids;
    /** Where the asks or the best one begin; of an aggregate, where its number is. */
    int asks;

    BinanceMessage(JsonReader reader, Iterable<BinancePerpetual> perpetuals) {
        this.reader = reader;
        perpetuals.forEach(each -> bySymbol.put(each.symbol(), each));
    }

    /** Reads the object at which the reader is. */
    void read() {
        perpetual = null;
        kind = NOWHERE;
        time = 0;
        first = NOWHERE;
        last = NOWHERE;
        previous = NOWHERE;
        tradeId = NOWHERE;
        price = Double.NaN;
        size = Double.NaN;
        bidSize = Double.NaN;
        askSize = Double.NaN;
        sold = false;
        none = false;
        bids = NOWHERE;
        asks = NOWHERE;
        reader.enterObject();
        while (reader.nextField()) {
            field(reader.field(FIELDS));
        }
    }

    private void field(int field) {
        switch (field) {
            case 0 -> {
                reader.text();
                kind = reader.textOf(KINDS);
            }
            case 1 -> time = reader.whole() * MILLISECOND;
            case 2 -> {
                reader.text();
                perpetual = reader.get(bySymbol);
            }
            case 3 -> first = reader.whole();
            case 4, 15 -> last = reader.whole();
            case 5 -> previous = reader.whole();
            case 6, 16 -> bids = passed();
            case 7, 17 -> asks = passed();
            case 8 -> bidSize = reader.number();
            case 9 -> askSize = reader.number();
            case 10 -> tradeId = reader.whole();
            case 11 -> price = reader.number();
            case 12 -> size = reader.number();
            case 13 -> sold = reader.flag();
            case 14 -> {
                reader.text();
                none = reader.textOf(NONE_TRADED) == 0;
            }
            default -> reader.skip();
        }
    }

    private int passed() {
        int position = reader.position();
        reader.skip();
        return position;
    }
}
