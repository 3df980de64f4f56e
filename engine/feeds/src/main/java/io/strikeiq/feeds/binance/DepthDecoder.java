package io.strikeiq.feeds.binance;

import static io.strikeiq.feeds.binance.BinanceMessage.NOWHERE;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.json.JsonReader;
import java.util.Arrays;
import java.util.Locale;

/**
 * The stream {@code SYMBOL@depth}: differences of the book, each of which names the one before it. They wait until the snapshot
 * over HTTP is there; one that does not follow is a gap, after which another snapshot is needed.
 */
final class DepthDecoder {
    private final JsonReader reader;
    private final BinanceMessage message;
    private final BinanceTicks out;
    private final ChannelCounts counts;
    private final BinanceDecoder.Listener listener;

    DepthDecoder(
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

    /** Takes the message that has been read, which begins somewhere in a frame and may be followed by something. */
    void decode(byte[] frame, int from, int to) {
        BinancePerpetual perpetual = message.perpetual;
        if (message.first == NOWHERE || message.last == NOWHERE) {
            counts.drop(Drop.MALFORMED);
            return;
        }
        if (message.last <= perpetual.lastDifference) {
            counts.drop(Drop.DUPLICATE);
            return;
        }
        perpetual.lastDifference = message.last;
        BinanceBook book = perpetual.book;
        if (book.isWhole() && !book.isFollowedBy(message.first, message.last, message.previous)) {
            lose(perpetual);
        }
        if (book.isWhole()) {
            apply(book);
            show(perpetual, message.time);
        } else {
            perpetual.await(Arrays.copyOfRange(frame, from, to));
            listener.onSnapshotNeeded(perpetual);
        }
    }

    private void lose(BinancePerpetual perpetual) {
        counts.gap();
        out.state(perpetual, message.time, FeedState.GAP, perpetual.changedAt, message.time);
        out.state(perpetual, message.time, FeedState.RESYNC, perpetual.changedAt, Long.MAX_VALUE);
        counts.resync();
        perpetual.book.lose();
    }

    private void apply(BinanceBook book) {
        side(book, true, message.bids);
        side(book, false, message.asks);
        book.applied(message.last);
    }

    private void side(BinanceBook book, boolean bid, int position) {
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
                book.set(bid, level, quantity);
            }
        }
    }

    private void show(BinancePerpetual perpetual, long time) {
        perpetual.changedAt = time;
        if (perpetual.book.show(out.tick, perpetual.id(), time)) {
            perpetual.quotes(out.tick.bidPrices[0], out.tick.bidSizes[0], out.tick.askPrices[0], out.tick.askSizes[0]);
            out.give();
        }
    }

    /**
     * Takes the snapshot of a book, and applies what has come in the meantime.
     *
     * @return false when it is older than what waits for it, and another is needed
     * @throws JsonException when it cannot be read
     */
    boolean snapshot(BinancePerpetual perpetual, byte[] answer) {
        reader.open(answer, 0, answer.length);
        message.read();
        if (message.last == NOWHERE || message.bids == NOWHERE || message.asks == NOWHERE) {
            throw new JsonException(perpetual.symbol().toLowerCase(Locale.ROOT) + ": no snapshot of a book");
        }
        long takenAt = message.time;
        perpetual.book.restart();
        apply(perpetual.book);
        applyWaiting(perpetual);
        if (!perpetual.book.isWhole()) {
            return false;
        }
        long time = Math.max(takenAt, perpetual.changedAt);
        if (perpetual.hadBook) {
            out.state(perpetual, time, FeedState.CONNECTED, perpetual.changedAt, Long.MAX_VALUE);
        }
        perpetual.hadBook = true;
        show(perpetual, time);
        return true;
    }

    private void applyWaiting(BinancePerpetual perpetual) {
        BinanceBook book = perpetual.book;
        long snapshot = book.updateId();
        for (byte[] next = perpetual.nextWaiting(); next != null; next = perpetual.nextWaiting()) {
            if (book.isWhole()) {
                applyWaiting(book, next, snapshot);
            }
        }
    }

    private void applyWaiting(BinanceBook book, byte[] difference, long snapshot) {
        try {
            reader.open(difference, 0, difference.length);
            message.read();
            if (message.last >= snapshot && book.isFollowedBy(message.first, message.last, message.previous)) {
                apply(book);
            } else if (message.last >= snapshot) {
                // The snapshot is older than what waited for it.
                book.lose();
            }
        } catch (JsonException e) {
            counts.drop(Drop.MALFORMED);
        }
    }
}
