package io.strikeiq.imports.binance;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.SeenIds;
import io.strikeiq.imports.binance.Message.Level;
import io.strikeiq.venue.Product;
import io.strikeiq.venue.Venue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Turns messages into ticks as they come. The streams of one venue are not in the order of exchange time among each other; the order of
 * receipt is kept, and a message with an earlier time than the one before carries that time.
 */
final class StreamMessages {
    private static final long DAY = 86_400_000_000_000L;
    private static final long MINUTE = 60_000_000_000L;
    private static final int ID = 0;
    /** Differences kept for a snapshot: half an hour of one stream. */
    private static final int MOST_WAITING = 20_000;

    /** A difference received before a snapshot that may need it. */
    private record Difference(long firstId, long lastId, long previousId, List<Level> bids, List<Level> asks) {}

    private final Instrument instrument;
    /** Nanoseconds after midnight UTC at which the venue's day begins. */
    private final long dayMark;

    private final TickSink sink;
    private final ImportReport report;
    private final BinanceBook book = new BinanceBook();
    private final Deque<Difference> waiting = new ArrayDeque<>();
    private final MarketEvent tick = new MarketEvent();
    private final SeenIds trades = new SeenIds();
    private final MarketEvent lastQuote = new MarketEvent();
    private RejectReason waitingFor = RejectReason.BEFORE_SNAPSHOT;
    private long lastDifference = Long.MIN_VALUE;
    private long time = Long.MIN_VALUE;

    StreamMessages(Venue venue, String symbol, TickSink sink, ImportReport report) {
        Product product = venue.product(symbol.toUpperCase(Locale.ROOT));
        this.instrument = Instrument.underlying(
                        ID, product.symbol(), product.kind(), 1, product.tickSize(), product.currency())
                .withVenue(venue.name());
        this.dayMark = venue.dayMark().toNanoOfDay();
        this.sink = sink;
        this.report = report;
    }

    /** Reads one line and counts it. */
    void line(String file, long number, String text) {
        String kind = Message.Kind.UNKNOWN.label();
        boolean counted = false;
        try {
            Message message = new Message(file, number, text);
            kind = message.kind().label();
            report.rows(kind).read(1);
            counted = true;
            apply(message);
        } catch (MalformedRowException e) {
            if (!counted) {
                report.rows(kind).read(1);
            }
            report.malformed(kind, e.error(), 1);
        }
    }

    private void apply(Message message) throws MalformedRowException {
        switch (message.kind()) {
            case DEPTH -> difference(message);
            case BEST -> best(message);
            case TRADE -> trade(message);
            case SNAPSHOT -> snapshot(message);
            case UNKNOWN -> throw message.unknownKind();
        }
    }

    private void accept(Message.Kind kind) {
        report.rows(kind.label()).accept(1);
    }

    private void reject(Message.Kind kind, RejectReason reason) {
        report.rows(kind.label()).reject(reason, 1);
    }

    /** Brings event time up to a message, and defines the instrument and opens the day where it is due. */
    private void advance(Message message, long exchangeTime) {
        if (time == Long.MIN_VALUE) {
            time = exchangeTime;
            emit(tick.asInstrument(instrument, time), message);
            emit(tick.asSession(ID, time, SessionPhase.OPEN), message);
            return;
        }
        if (exchangeTime < time) {
            report.note("messages behind in time", 1);
            return;
        }
        long begun = Math.floorDiv(exchangeTime - dayMark, DAY) * DAY + dayMark;
        if (begun > time) {
            emit(tick.asDay(ID, begun), message);
        }
        time = exchangeTime;
    }

    /** More than a minute earlier than what was read: of a part that is not in its place. */
    private boolean isBack(long exchangeTime) {
        return time != Long.MIN_VALUE && exchangeTime < time - MINUTE;
    }

    private void emit(MarketEvent event, Message message) {
        event.receiveTime = message.receiveTime();
        sink.accept(event);
    }

    private void trade(Message message) throws MalformedRowException {
        if (message.isEmptyTrade()) {
            reject(Message.Kind.TRADE, RejectReason.EMPTY);
            return;
        }
        double price = message.decimal("p", true);
        double size = message.decimal("q", true);
        // "m" says that the buyer was the maker, so that the seller took.
        Aggressor side = message.flag("m") ? Aggressor.SELL : Aggressor.BUY;
        long exchangeTime = message.exchangeTime();
        long tradeId = message.has("t") ? message.integer("t") : 0;
        if (message.has("t") && trades.isSeen(tradeId)) {
            reject(Message.Kind.TRADE, RejectReason.DUPLICATE);
            return;
        }
        if (isBack(exchangeTime)) {
            reject(Message.Kind.TRADE, RejectReason.BACK_IN_TIME);
            return;
        }
        if (message.has("t")) {
            trades.add(tradeId);
        }
        advance(message, exchangeTime);
        emit(tick.asTrade(ID, time, price, size, side, tradeId, 0), message);
        accept(Message.Kind.TRADE);
    }

    private void best(Message message) throws MalformedRowException {
        long id = message.integer("u");
        double bid = price(message, "b");
        double bidSize = message.decimal("B", false);
        double ask = price(message, "a");
        double askSize = message.decimal("A", false);
        long exchangeTime = message.exchangeTime();
        if (Double.isNaN(bid) && Double.isNaN(ask)) {
            reject(Message.Kind.BEST, RejectReason.EMPTY);
            return;
        }
        if (isBack(exchangeTime)) {
            reject(Message.Kind.BEST, RejectReason.BACK_IN_TIME);
            return;
        }
        if (bid > ask) {
            reject(Message.Kind.BEST, RejectReason.CROSSED);
            return;
        }
        if (book.isOld(id)) {
            reject(Message.Kind.BEST, RejectReason.SUPERSEDED);
            return;
        }
        advance(message, exchangeTime);
        book.best(id, bid, bidSize, ask, askSize);
        emit(message, bid, Double.isNaN(bid) ? Double.NaN : bidSize, ask, Double.isNaN(ask) ? Double.NaN : askSize);
        accept(Message.Kind.BEST);
    }

    private void emit(Message message, double bid, double bidSize, double ask, double askSize) {
        if (Double.compare(bid, lastQuote.bidPrice) != 0
                || Double.compare(ask, lastQuote.askPrice) != 0
                || Double.compare(bidSize, lastQuote.bidSize) != 0
                || Double.compare(askSize, lastQuote.askSize) != 0) {
            emit(tick.asQuote(ID, time, bid, bidSize, ask, askSize), message);
            lastQuote.copyFrom(tick);
        }
    }

    /** A price; {@code NaN} for 0, which says that there is no order on that side. */
    private static double price(Message message, String field) throws MalformedRowException {
        return message.isZero(field) ? Double.NaN : message.decimal(field, true);
    }

    private void snapshot(Message message) throws MalformedRowException {
        long id = message.integer("lastUpdateId");
        List<Level> bids = message.levels("bids");
        List<Level> asks = message.levels("asks");
        if (book.isSynchronised() && id <= book.updateId()) {
            reject(Message.Kind.SNAPSHOT, RejectReason.SUPERSEDED);
            return;
        }
        long exchangeTime = message.exchangeTime();
        if (isBack(exchangeTime)) {
            reject(Message.Kind.SNAPSHOT, RejectReason.BACK_IN_TIME);
            return;
        }
        advance(message, exchangeTime);
        book.restart(id);
        apply(bids, asks);
        book.applied(id);
        List<Difference> received = List.copyOf(waiting);
        waiting.clear();
        for (Difference difference : received) {
            if (difference.lastId() < id) {
                reject(Message.Kind.DEPTH, waitingFor);
            } else {
                chain(difference);
            }
        }
        accept(Message.Kind.SNAPSHOT);
        show(message);
    }

    private void apply(List<Level> bids, List<Level> asks) {
        bids.forEach(level -> book.level(true, level.price(), level.size()));
        asks.forEach(level -> book.level(false, level.price(), level.size()));
    }

    private void difference(Message message) throws MalformedRowException {
        Difference difference = new Difference(
                message.integer("U"),
                message.integer("u"),
                message.integer("pu"),
                message.levels("b"),
                message.levels("a"));
        long exchangeTime = message.exchangeTime();
        if (difference.lastId() <= lastDifference) {
            reject(Message.Kind.DEPTH, RejectReason.DUPLICATE);
            return;
        }
        if (isBack(exchangeTime)) {
            reject(Message.Kind.DEPTH, RejectReason.BACK_IN_TIME);
            return;
        }
        lastDifference = difference.lastId();
        advance(message, exchangeTime);
        chain(difference);
        show(message);
    }

    /** Applies a difference that follows the book; one that does not waits for the next snapshot. */
    private void chain(Difference difference) {
        if (book.isSynchronised() && !follows(difference)) {
            report.note("gaps in the update ids", 1);
            book.lose();
            waitingFor = RejectReason.GAP;
        }
        if (!book.isSynchronised()) {
            if (waiting.size() == MOST_WAITING) {
                waiting.removeFirst();
                reject(Message.Kind.DEPTH, waitingFor);
            }
            waiting.add(difference);
            return;
        }
        apply(difference.bids(), difference.asks());
        book.applied(difference.lastId());
        accept(Message.Kind.DEPTH);
    }

    /** Chained to the last difference, or the first one that reaches beyond the snapshot. */
    private boolean follows(Difference difference) {
        return difference.previousId() == book.updateId()
                || (difference.firstId() <= book.updateId() && difference.lastId() >= book.updateId());
    }

    private void show(Message message) {
        if (!book.isSynchronised()) {
            return;
        }
        if (!book.isSound()) {
            report.note("books crossed or with an empty side", 1);
        } else if (book.showIn(tick, ID, time)) {
            emit(tick, message);
            lastQuote.asQuote(ID, time, tick.bidPrices[0], tick.bidSizes[0], tick.askPrices[0], tick.askSizes[0]);
        }
    }

    /** Counts the differences for which no snapshot has come. */
    void finish() {
        waiting.forEach(difference -> reject(Message.Kind.DEPTH, waitingFor));
        waiting.clear();
    }
}
