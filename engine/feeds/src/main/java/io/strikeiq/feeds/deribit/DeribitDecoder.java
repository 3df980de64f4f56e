package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.json.NameTable;

/**
 * Turns frames into ticks. A field that is not known is passed over, one that is missing is unknown; the order of the fields
 * does not matter. Nothing is allocated for a frame of a subscription.
 */
final class DeribitDecoder {
    private static final JsonNames TOP = JsonNames.of("params", "method", "id", "result", "error");
    private static final JsonNames PARAMS = JsonNames.of("channel", "data", "type");
    private static final JsonNames ERROR = JsonNames.of("code", "message");
    private static final JsonNames METHODS = JsonNames.of("heartbeat");
    private static final JsonNames TYPES = JsonNames.of("test_request");
    private static final JsonNames STATE = JsonNames.of("instrument_name", "state", "timestamp");
    private static final long NO_CALL = -1;
    private static final int NOWHERE = -1;
    private static final long MILLISECOND = 1_000_000L;

    private final JsonReader reader = new JsonReader();
    private final NameTable<DeribitChannel> channels;
    private final DeribitListener listener;
    private final TickerDecoder tickers;
    private final BookDecoder books;
    private final TradeDecoder trades;
    private final ChainDecoder chains;
    private boolean heartbeat;
    private boolean testRequest;
    private long unknownChannels;
    private long malformed;

    DeribitDecoder(
            NameTable<DeribitChannel> channels,
            DeribitInstruments instruments,
            DeribitTicks out,
            SeenTrades seen,
            DeribitListener listener) {
        this.channels = channels;
        this.listener = listener;
        this.tickers = new TickerDecoder(reader, out);
        this.books = new BookDecoder(reader, out, listener);
        this.trades = new TradeDecoder(reader, instruments.byName(), out, seen, listener);
        this.chains = new ChainDecoder(reader, instruments, out);
    }

    TradeDecoder trades() {
        return trades;
    }

    ChainDecoder chains() {
        return chains;
    }

    /** Notifications of channels that were not asked for, or no more. */
    long unknownChannels() {
        return unknownChannels;
    }

    /** Frames that could not be read. */
    long malformed() {
        return malformed;
    }

    /**
     * Takes a frame.
     *
     * @param now reading of the monotonic clock
     */
    void decode(byte[] bytes, int from, int to, long now) {
        try {
            reader.open(bytes, from, to);
            frame(to - from, now);
        } catch (JsonException e) {
            malformed++;
        }
    }

    private void frame(int length, long now) {
        long call = NO_CALL;
        int result = NOWHERE;
        int error = NOWHERE;
        heartbeat = false;
        testRequest = false;
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(TOP)) {
                case 0 -> params(length, now);
                case 1 -> {
                    reader.text();
                    heartbeat = reader.textOf(METHODS) == 0;
                }
                case 2 -> call = reader.whole();
                case 3 -> {
                    result = reader.position();
                    reader.skip();
                }
                case 4 -> {
                    error = reader.position();
                    reader.skip();
                }
                default -> reader.skip();
            }
        }
        if (heartbeat && testRequest) {
            listener.onTestRequest();
        } else if (error != NOWHERE) {
            reader.seek(error);
            error(call);
        } else if (result != NOWHERE && call != NO_CALL) {
            reader.seek(result);
            listener.onResult(call, reader);
        }
    }

    private void error(long call) {
        long code = 0;
        String message = "";
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(ERROR)) {
                case 0 -> code = reader.whole();
                case 1 -> message = reader.string();
                default -> reader.skip();
            }
        }
        listener.onError(call, code, message);
    }

    private void params(int length, long now) {
        DeribitChannel channel = null;
        boolean named = false;
        int data = NOWHERE;
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(PARAMS)) {
                case 0 -> {
                    reader.text();
                    channel = reader.get(channels);
                    named = true;
                }
                case 1 -> {
                    if (channel == null) {
                        data = reader.position();
                        reader.skip();
                    } else {
                        data(channel, length, now);
                    }
                }
                case 2 -> {
                    reader.text();
                    testRequest = reader.textOf(TYPES) == 0;
                }
                default -> reader.skip();
            }
        }
        if (channel == null) {
            unknownChannels += named ? 1 : 0;
        } else if (data != NOWHERE) {
            int behind = reader.position();
            reader.seek(data);
            data(channel, length, now);
            reader.resume(behind);
        }
    }

    /** Where the data cannot be read, the rest of the frame cannot either. */
    private void data(DeribitChannel channel, int length, long now) {
        channel.counts.frame(length, now);
        try {
            switch (channel.kind) {
                case TICKER -> tickers.decode(channel);
                case BOOK -> books.decode(channel);
                case TRADES -> trades.decode(channel.counts, false);
                case MARK_PRICES -> chains.markPrices(channel.counts);
                case INDEX -> chains.index(channel.instrument);
                case STATES -> state();
            }
        } catch (JsonException e) {
            channel.counts.drop(Drop.MALFORMED);
            if (channel.kind == DeribitChannel.Kind.BOOK) {
                books.lose(channel);
            }
            throw e;
        }
    }

    private void state() {
        String name = "";
        String state = "";
        long time = 0;
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(STATE)) {
                case 0 -> name = reader.string();
                case 1 -> state = reader.string();
                case 2 -> time = reader.whole();
                default -> reader.skip();
            }
        }
        listener.onState(name, state, time * MILLISECOND);
    }
}
