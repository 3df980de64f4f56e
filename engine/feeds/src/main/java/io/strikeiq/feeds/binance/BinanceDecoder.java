package io.strikeiq.feeds.binance;

import static io.strikeiq.feeds.binance.BinanceMessage.NOWHERE;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;

/**
 * Turns frames into ticks, of streams that are combined and of single ones. A field that is not known is passed over; the order
 * of the fields does not matter. Nothing is allocated for a frame while the books are whole.
 */
final class BinanceDecoder {
    private static final JsonNames TOP = JsonNames.of("data", "id", "error", "code", "msg");

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
    private final BinanceMessage message;
    private final BinanceCounts counts;
    private final Listener listener;
    private final DepthDecoder depth;
    private final QuoteDecoder quotes;
    private final TradeDecoder trades;

    BinanceDecoder(Iterable<BinancePerpetual> perpetuals, BinanceTicks out, BinanceCounts counts, Listener listener) {
        this.counts = counts;
        this.listener = listener;
        this.message = new BinanceMessage(reader, perpetuals);
        this.depth = new DepthDecoder(reader, message, out, counts.depth, listener);
        this.quotes = new QuoteDecoder(reader, message, out, counts.quotes);
        this.trades = new TradeDecoder(reader, message, out, counts.trades, listener);
    }

    DepthDecoder depth() {
        return depth;
    }

    TradeDecoder trades() {
        return trades;
    }

    /**
     * Takes a frame.
     *
     * @param now reading of the monotonic clock
     */
    void decode(byte[] frame, int from, int to, long now) {
        try {
            reader.open(frame, from, to);
            frame(frame, from, to, now);
        } catch (JsonException e) {
            counts.depth.drop(Drop.MALFORMED);
        }
    }

    private void frame(byte[] frame, int from, int to, long now) {
        long call = NOWHERE;
        int data = from;
        boolean failed = false;
        String why = "";
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
                        why = why();
                    } else {
                        reader.skip();
                    }
                }
                case 3 -> {
                    failed = true;
                    reader.skip();
                }
                case 4 -> why = reader.string();
                default -> reader.skip();
            }
        }
        if (call != NOWHERE || failed) {
            listener.onAnswer(call, failed ? why : null);
            return;
        }
        reader.seek(data);
        message.read();
        ChannelCounts of = counted();
        if (of != null) {
            of.frame(to - from, now);
            message(of, frame, data, to);
        }
    }

    private long skipped() {
        reader.skip();
        return NOWHERE;
    }

    private String why() {
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

    /** The counts of the message's kind, null when it is not known. */
    private ChannelCounts counted() {
        return switch (message.kind) {
            case BinanceMessage.DIFFERENCE -> counts.depth;
            case BinanceMessage.BEST_QUOTE -> counts.quotes;
            case BinanceMessage.TRADE, BinanceMessage.AGGREGATE -> counts.trades;
            default -> null;
        };
    }

    private void message(ChannelCounts of, byte[] frame, int from, int to) {
        if (message.perpetual == null) {
            of.drop(Drop.UNKNOWN_INSTRUMENT);
        } else if (message.time == 0) {
            of.drop(Drop.MALFORMED);
        } else {
            switch (message.kind) {
                case BinanceMessage.DIFFERENCE -> depth.decode(frame, from, to);
                case BinanceMessage.BEST_QUOTE -> quotes.decode();
                default -> trades.decode();
            }
        }
    }
}
