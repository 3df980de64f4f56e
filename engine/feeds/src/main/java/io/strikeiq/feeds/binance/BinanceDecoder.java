package io.strikeiq.feeds.binance;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.json.NameTable;
import java.util.Arrays;
import java.util.Locale;

/**
 * Turns frames into ticks, of streams that are combined and of single ones. A field that is not known is passed over; the order
 * of the fields does not matter. Nothing is allocated for a frame while the books are whole.
 */
final class BinanceDecoder {
    private static final JsonNames TOP = JsonNames.of("data", "id", "error", "code", "msg");
    private static final JsonNames FIELDS = JsonNames.of(
            "e", "T", "s", "U", "u", "pu", "b", "a", "B", "A", "t", "p", "q", "m", "X", "lastUpdateId", "bids", "asks");
    private static final JsonNames KINDS = JsonNames.of("depthUpdate", "bookTicker", "trade", "aggTrade");
    private static final JsonNames PAST = JsonNames.of("a", "p", "q", "T", "m");
    private static final JsonNames NONE_TRADED = JsonNames.of("NA");
    private static final int AGGREGATE = 3;
    private static final int NOWHERE = -1;
    private static final long MILLISECOND = 1_000_000L;

    /** Takes what is no tick. */
    interface Listener {
        /** A call is answered; of one that is refused the message is not null. */
        void onAnswer(long call, String error);

        /** A contract needs a snapshot of its book. */
        void onSnapshotNeeded(BinancePerpetual perpetual);

        /** Aggregate trades between two numbers, these included, have not come. */
        void onTradeGap(BinancePerpetual perpetual, long firstId, long lastId);
    }

    private final JsonReader reader = new JsonReader();
    private final NameTable<BinancePerpetual> bySymbol = new NameTable<>();
    private final BinanceTicks out;
    private final Listener listener;
    private final ChannelCounts depth;
    private final ChannelCounts quotes;
    private final ChannelCounts trades;

    private byte[] bytes = new byte[0];
    private int start;
    private int end;
    private long readAt;
    private boolean again;
    private int paged;

    private BinancePerpetual perpetual;
    private int kind;
    private long time;
    private long first;
    private long last;
    private long previous;
    private long tradeId;
    private double price;
    private double size;
    private double bidSize;
    private double askSize;
    private boolean sold;
    private boolean none;
    private int bids;
    private int asks;

    BinanceDecoder(Iterable<BinancePerpetual> perpetuals, BinanceTicks out, BinanceCounts counts, Listener listener) {
        this.depth = counts.depth;
        this.quotes = counts.quotes;
        this.trades = counts.trades;
        perpetuals.forEach(each -> bySymbol.put(each.symbol(), each));
        this.out = out;
        this.listener = listener;
    }

    /**
     * Takes a frame.
     *
     * @param now reading of the monotonic clock
     */
    void decode(byte[] frame, int from, int to, long now) {
        bytes = frame;
        start = from;
        end = to;
        readAt = now;
        try {
            reader.open(frame, from, to);
            top();
        } catch (JsonException e) {
            depth.drop(Drop.MALFORMED);
        }
    }

    private void top() {
        long call = NOWHERE;
        int data = NOWHERE;
        boolean failed = false;
        String message = "";
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(TOP)) {
                case 0 -> {
                    data = reader.position();
                    reader.skip();
                }
                case 1 -> call = reader.isNull() ? skipped() : reader.whole();
                case 2 -> {
                    failed = !reader.isNull();
                    if (reader.isObject()) {
                        message = message();
                    } else {
                        reader.skip();
                    }
                }
                case 3 -> {
                    failed = true;
                    reader.skip();
                }
                case 4 -> message = reader.string();
                default -> reader.skip();
            }
        }
        if (call != NOWHERE || failed) {
            listener.onAnswer(call, failed ? message : null);
        } else {
            reader.seek(data == NOWHERE ? start : data);
            event();
        }
    }

    private long skipped() {
        reader.skip();
        return NOWHERE;
    }

    private String message() {
        String text = "refused";
        reader.enterObject();
        while (reader.nextField()) {
            if (reader.field(TOP) == 4) {
                text = reader.string();
            } else {
                reader.skip();
            }
        }
        return text;
    }

    private void event() {
        fields();
        ChannelCounts counts = switch (kind) {
            case 0 -> depth;
            case 1 -> quotes;
            case 2, 3 -> trades;
            default -> null;
        };
        if (counts == null) {
            return;
        }
        if (!again) {
            counts.frame(end - start, readAt);
        }
        if (perpetual == null) {
            counts.drop(Drop.UNKNOWN_INSTRUMENT);
        } else if (time == 0) {
            counts.drop(Drop.MALFORMED);
        } else if (counts == depth) {
            difference();
        } else if (counts == quotes) {
            best();
        } else {
            trade();
        }
    }

    private void fields() {
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
            case 4 -> last = reader.whole();
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
            case 15 -> last = reader.whole();
            default -> reader.skip();
        }
    }

    private int passed() {
        int position = reader.position();
        reader.skip();
        return position;
    }

    private void trade() {
        if (none && price == 0 && size == 0) {
            return;
        }
        if (kind == AGGREGATE && asks != NOWHERE) {
            // Of an aggregate "a" is its number.
            reader.seek(asks);
            tradeId = reader.whole();
        }
        if (!(price > 0) || !(size > 0)) {
            trades.drop(Drop.MALFORMED);
        } else if (tradeId != NOWHERE && tradeId <= perpetual.lastTrade) {
            trades.drop(Drop.DUPLICATE);
        } else {
            if (kind == AGGREGATE && perpetual.lastTrade >= 0 && tradeId > perpetual.lastTrade + 1) {
                trades.gap();
                listener.onTradeGap(perpetual, perpetual.lastTrade + 1, tradeId - 1);
            }
            perpetual.lastTrade = Math.max(perpetual.lastTrade, tradeId);
            // The buyer was the maker, so that the seller took.
            Aggressor side = sold ? Aggressor.SELL : Aggressor.BUY;
            out.tick.asTrade(perpetual.id(), time, price, size, side, Math.max(0, tradeId), 0);
            out.give();
        }
    }

    /**
     * Takes a page of the history of aggregate trades; those up to a number count, and none that is recorded.
     *
     * @param upTo the last number that counts
     * @return the number of the last trade of the page, −1 when there is none
     * @throws JsonException when it cannot be read
     */
    long history(BinancePerpetual of, byte[] answer, long upTo) {
        JsonReader page = new JsonReader();
        page.open(answer, 0, answer.length);
        long id = NOWHERE;
        paged = 0;
        page.enterArray();
        while (page.nextElement()) {
            paged++;
            long at = 0;
            double traded = Double.NaN;
            double amount = Double.NaN;
            boolean bySeller = false;
            page.enterObject();
            while (page.nextField()) {
                switch (page.field(PAST)) {
                    case 0 -> id = page.whole();
                    case 1 -> traded = page.number();
                    case 2 -> amount = page.number();
                    case 3 -> at = page.whole() * MILLISECOND;
                    case 4 -> bySeller = page.flag();
                    default -> page.skip();
                }
            }
            past(of, id, id > upTo ? 0 : at, traded, amount, bySeller);
        }
        return id;
    }

    /** Trades of the last page of the history. */
    int paged() {
        return paged;
    }

    private void past(BinancePerpetual of, long id, long at, double traded, double amount, boolean bySeller) {
        if (at == 0) {
            return;
        }
        if (!(traded > 0) || !(amount > 0)) {
            trades.drop(Drop.MALFORMED);
        } else if (out.isRecorded(of, id)) {
            trades.drop(Drop.DUPLICATE);
        } else {
            of.lastTrade = Math.max(of.lastTrade, id);
            Aggressor side = bySeller ? Aggressor.SELL : Aggressor.BUY;
            out.tick.asTrade(of.id(), at, traded, amount, side, id, MarketEvent.FLAG_BACKFILLED);
            out.givePast();
        }
    }

    private void best() {
        double bid = priceAt(bids);
        double ask = priceAt(asks);
        if ((Double.isNaN(bid) && Double.isNaN(ask)) || bid > ask || last == NOWHERE) {
            quotes.drop(Drop.MALFORMED);
        } else if (perpetual.book.isOld(last)) {
            quotes.drop(Drop.DUPLICATE);
        } else {
            double sizeOfBid = Double.isNaN(bid) ? Double.NaN : bidSize;
            double sizeOfAsk = Double.isNaN(ask) ? Double.NaN : askSize;
            perpetual.book.best(last, bid, sizeOfBid, ask, sizeOfAsk);
            if (perpetual.quotes(bid, sizeOfBid, ask, sizeOfAsk)) {
                out.tick.asQuote(perpetual.id(), time, bid, sizeOfBid, ask, sizeOfAsk);
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

    private void difference() {
        if (first == NOWHERE || last == NOWHERE) {
            depth.drop(Drop.MALFORMED);
            return;
        }
        if (!again) {
            if (last <= perpetual.lastDifference) {
                depth.drop(Drop.DUPLICATE);
                return;
            }
            perpetual.lastDifference = last;
        }
        BinanceBook book = perpetual.book;
        if (book.isWhole() && !book.isFollowedBy(first, last, previous)) {
            if (again) {
                // The snapshot is older than what waited for it.
                book.lose();
                return;
            }
            lose(perpetual);
        }
        if (!book.isWhole()) {
            perpetual.await(Arrays.copyOfRange(bytes, start, end));
            listener.onSnapshotNeeded(perpetual);
            return;
        }
        levels(bids, asks);
        book.applied(last);
        if (!again) {
            show();
        }
    }

    private void lose(BinancePerpetual of) {
        depth.gap();
        out.state(of, time, FeedState.GAP, of.changedAt, time);
        out.state(of, time, FeedState.RESYNC, of.changedAt, Long.MAX_VALUE);
        depth.resync();
        of.book.lose();
    }

    private void levels(int bidsAt, int asksAt) {
        side(true, bidsAt);
        side(false, asksAt);
    }

    private void side(boolean bid, int position) {
        if (position == NOWHERE) {
            return;
        }
        reader.seek(position);
        reader.enterArray();
        while (reader.nextElement()) {
            reader.enterArray();
            reader.nextElement();
            double level = reader.number();
            reader.nextElement();
            double quantity = reader.number();
            while (reader.nextElement()) {
                reader.skip();
            }
            if (level > 0 && quantity >= 0) {
                perpetual.book.set(bid, level, quantity);
            }
        }
    }

    private void show() {
        perpetual.changedAt = time;
        if (perpetual.book.show(out.tick, perpetual.id(), time)) {
            double bid = out.tick.bidPrices[0];
            double sizeOfBid = out.tick.bidSizes[0];
            double ask = out.tick.askPrices[0];
            double sizeOfAsk = out.tick.askSizes[0];
            perpetual.quotes(bid, sizeOfBid, ask, sizeOfAsk);
            out.give();
        }
    }

    /**
     * Takes the snapshot of a book, and applies what has come in the meantime.
     *
     * @return false when it is older than what waits for it, and another is needed
     * @throws JsonException when it cannot be read
     */
    boolean snapshot(BinancePerpetual of, byte[] answer) {
        reader.open(answer, 0, answer.length);
        fields();
        perpetual = of;
        if (last == NOWHERE || bids == NOWHERE || asks == NOWHERE) {
            throw new JsonException(of.symbol().toLowerCase(Locale.ROOT) + ": no snapshot of a book");
        }
        long id = last;
        long takenAt = time;
        of.book.restart();
        levels(bids, asks);
        of.book.applied(id);
        boolean whole = applyWaiting(of);
        perpetual = of;
        if (whole) {
            time = Math.max(takenAt, of.changedAt);
            if (of.hadBook) {
                out.state(of, time, FeedState.CONNECTED, of.changedAt, Long.MAX_VALUE);
            }
            of.hadBook = true;
            show();
        }
        return whole;
    }

    private boolean applyWaiting(BinancePerpetual of) {
        again = true;
        try {
            long id = of.book.updateId();
            for (byte[] frame = of.nextWaiting(); frame != null; frame = of.nextWaiting()) {
                if (of.book.isWhole() && lastOf(frame) >= id) {
                    decode(frame, 0, frame.length, readAt);
                }
            }
            return of.book.isWhole();
        } finally {
            again = false;
        }
    }

    private long lastOf(byte[] frame) {
        reader.open(frame, 0, frame.length);
        int data = NOWHERE;
        reader.enterObject();
        while (reader.nextField()) {
            if (reader.field(TOP) == 0) {
                data = reader.position();
            }
            reader.skip();
        }
        reader.seek(data == NOWHERE ? 0 : data);
        fields();
        return last;
    }
}
