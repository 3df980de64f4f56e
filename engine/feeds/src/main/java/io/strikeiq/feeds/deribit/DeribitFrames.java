package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FrameDecoder;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.connection.PlainText;
import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.json.NameTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns kept frames into the ticks that the feed made of them, by the same decoder: what was called says what an answer is. */
public final class DeribitFrames implements FrameDecoder, DeribitListener {
    private static final Logger LOG = LoggerFactory.getLogger(DeribitFrames.class);
    private static final long MILLISECOND = 1_000_000L;
    /** A question over HTTP for instruments. */
    private static final String LIST = "/public/get_instruments?";

    private static final Pattern CONTRACT =
            Pattern.compile("(?:book|ticker|trades)\\.([A-Z][A-Z0-9]{0,11}(?:_[A-Z]{3,4})?)-.*");
    private static final JsonNames REQUEST = JsonNames.of("id", "method", "params");
    private static final JsonNames PARAMS = JsonNames.of("channels", "index_name");
    private static final JsonNames RESULT = JsonNames.of("result");
    private static final JsonNames TRADES = JsonNames.of("trades");

    private final DeribitState state;
    private final NameTable<DeribitChannel> channels = new NameTable<>();
    private final Map<String, DeribitChannel> known = new HashMap<>();
    private final Map<Long, String> calls = new HashMap<>();
    private final DeribitDecoder decoder;
    private final JsonReader requests = new JsonReader();
    private final List<String> named = new ArrayList<>();
    private String index = "";
    private boolean flowing;
    private long frames;
    private long nextExpiry = Long.MAX_VALUE;

    /**
     * Gives ticks to a sink.
     *
     * @param underlyings as the config of the feed had them, see {@link Names}
     */
    public DeribitFrames(List<String> underlyings, FeedSink sink) {
        List<DeribitUnderlying> all =
                underlyings.stream().map(DeribitUnderlying::of).toList();
        state = new DeribitState(all, false, new FeedPosition(0, 0, true), sink);
        decoder = new DeribitDecoder(channels, state.instruments, state.out, state.seen, this);
    }

    /** Finds what the feed had been asked for; to be given the same frames first. */
    public static final class Names implements FrameTap {
        private final Set<String> found = new LinkedHashSet<>();
        private final DeribitFrames reader = new DeribitFrames(List.of(), null);
        private boolean listed;

        @Override
        public void opened(long time) {}

        @Override
        public void received(byte[] bytes, int from, int to, boolean binary, long receiveTime) {}

        @Override
        public void sent(String text, long time) {
            if (reader.request(text).equals("public/get_index_price")
                    && reader.index.matches("[a-z][a-z0-9]{0,11}_[a-z]{3,4}")) {
                String name = reader.index.toUpperCase(Locale.ROOT);
                found.add(name.endsWith("_USD") ? name.substring(0, name.length() - 4) : name);
            }
            if (listed) {
                reader.named.forEach(this::add);
            }
        }

        /** Another program asks for lists over HTTP, and for no index: its channels say which underlyings it follows. */
        private void add(String channel) {
            Matcher name = CONTRACT.matcher(channel);
            if (name.matches()) {
                found.add(name.group(1));
            }
        }

        @Override
        public void answered(String question, byte[] answer, long time) {
            listed |= question.contains(LIST);
        }

        /** Names of the underlyings, in the order in which they were asked for. */
        public List<String> underlyings() {
            return List.copyOf(found);
        }
    }

    @Override
    public void opened(long time) {
        state.lost();
        calls.clear();
        channels.clear();
        known.clear();
        flowing = false;
    }

    @Override
    public void received(byte[] bytes, int from, int to, boolean binary, long receiveTime) {
        frames++;
        state.out.frame(receiveTime, 0);
        if (receiveTime >= nextExpiry) {
            expire(receiveTime);
        }
        decoder.decode(bytes, from, to, receiveTime);
    }

    private void expire(long time) {
        nextExpiry = Long.MAX_VALUE;
        for (DeribitInstrument each : state.instruments.listed()) {
            if (!each.expired && each.isOver(time)) {
                each.expired = true;
                state.out.expire(each, each.terms.expiryTime());
            } else if (!each.expired) {
                nextExpiry = Math.min(nextExpiry, each.terms.expiryTime());
            }
        }
    }

    @Override
    public void sent(String text, long time) {
        switch (request(text)) {
            case "public/subscribe" -> {
                if (!flowing) {
                    flowing = true;
                    state.connected(Math.max(time, state.out.lastTime()));
                }
                named.forEach(this::subscribe);
            }
            case "public/unsubscribe" -> named.forEach(this::leave);
            default -> {
                // Its answer says what it was for.
            }
        }
    }

    /** A book that was lost is asked for again; any other channel is no longer wanted. */
    private void leave(String name) {
        DeribitChannel channel = known.get(name);
        if (channel != null && (channel.book == null || channel.whole)) {
            channel.mark(false);
            channels.put(name, null);
            known.remove(name);
        }
    }

    /** Reads a call; gives its method. */
    private String request(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long id = 0;
        String method = "";
        named.clear();
        index = "";
        try {
            requests.open(bytes, 0, bytes.length);
            requests.enterObject();
            while (requests.nextField()) {
                switch (requests.field(REQUEST)) {
                    case 0 -> id = requests.whole();
                    case 1 -> method = requests.string();
                    case 2 -> parameters();
                    default -> requests.skip();
                }
            }
        } catch (JsonException e) {
            LOG.debug("a call cannot be read: {}", PlainText.of(text));
        }
        calls.put(id, method);
        return method;
    }

    private void parameters() {
        requests.enterObject();
        while (requests.nextField()) {
            switch (requests.field(PARAMS)) {
                case 0 -> {
                    requests.enterArray();
                    while (requests.nextElement()) {
                        named.add(requests.string());
                    }
                }
                case 1 -> index = requests.string();
                default -> requests.skip();
            }
        }
    }

    private void subscribe(String name) {
        DeribitChannel channel = known.computeIfAbsent(name, this::channel);
        if (channel != null) {
            channels.put(name, channel);
            channel.counts.asked(1);
            channel.mark(true);
        }
    }

    private DeribitChannel channel(String name) {
        String[] words = name.split("\\.", -1);
        DeribitChannel.Kind kind = switch (words[0]) {
            case "ticker" -> DeribitChannel.Kind.TICKER;
            case "book" -> DeribitChannel.Kind.BOOK;
            case "trades" -> DeribitChannel.Kind.TRADES;
            case "markprice" -> DeribitChannel.Kind.MARK_PRICES;
            case "deribit_price_index" -> DeribitChannel.Kind.INDEX;
            default -> DeribitChannel.Kind.STATES;
        };
        DeribitInstrument instrument = switch (kind) {
            case TICKER, BOOK -> words.length > 1 ? state.instruments.byName().get(words[1]) : null;
            case INDEX -> words.length > 1 ? state.instruments.ofIndex(words[1]) : null;
            default -> null;
        };
        boolean needs = kind == DeribitChannel.Kind.TICKER
                || kind == DeribitChannel.Kind.BOOK
                || kind == DeribitChannel.Kind.INDEX;
        return needs && instrument == null ? null : new DeribitChannel(name, kind, instrument, state.counts.get(kind));
    }

    @Override
    public void onResult(long call, JsonReader reader) {
        String method = calls.getOrDefault(call, "");
        calls.remove(call);
        switch (method) {
            case "public/get_time" -> state.define(reader.whole() * MILLISECOND);
            case "public/get_instrument" -> instrument(reader);
            case "public/get_instruments" -> {
                reader.enterArray();
                while (reader.nextElement()) {
                    instrument(reader);
                }
                expire(state.out.receiveTime());
            }
            case "public/get_book_summary_by_currency" -> decoder.chains().summaries();
            case "public/get_last_trades_by_currency_and_time", "public/get_last_trades_by_instrument" ->
                trades(reader);
            default -> {
                // It says nothing of the market.
            }
        }
    }

    /** Of the venue's history, which is all that the feed asks over HTTP, or a list of instruments that another program asked for. */
    @Override
    public void answered(String question, byte[] answer, long time) {
        JsonReader reader = new JsonReader();
        reader.open(answer, 0, answer.length);
        try {
            if (question.contains(LIST)) {
                list(reader, time);
                return;
            }
            decoder.trades().readFrom(reader, () -> history(reader));
        } catch (JsonException e) {
            state.counts.get(DeribitChannel.Kind.TRADES).drop(Drop.MALFORMED);
        }
    }

    private void list(JsonReader reader, long time) {
        state.out.frame(time, 0);
        state.define(time);
        reader.enterObject();
        while (reader.nextField()) {
            if (reader.field(RESULT) == 0) {
                reader.enterArray();
                while (reader.nextElement()) {
                    instrument(reader);
                }
            } else {
                reader.skip();
            }
        }
        expire(time);
    }

    private void history(JsonReader reader) {
        reader.enterObject();
        while (reader.nextField()) {
            if (reader.field(RESULT) == 0) {
                trades(reader);
            } else {
                reader.skip();
            }
        }
    }

    private void instrument(JsonReader reader) {
        long now = Math.max(state.out.receiveTime(), state.out.lastTime());
        try {
            DeribitInstrument instrument = state.instruments.read(reader);
            if (instrument != null && !instrument.isOver(now)) {
                state.out.define(instrument, now);
            }
        } catch (IllegalArgumentException e) {
            state.counts.get(DeribitChannel.Kind.STATES).drop(Drop.MALFORMED);
        }
    }

    private void trades(JsonReader reader) {
        reader.enterObject();
        while (reader.nextField()) {
            if (reader.field(TRADES) == 0) {
                decoder.trades().decode(state.counts.get(DeribitChannel.Kind.TRADES), true);
            } else {
                reader.skip();
            }
        }
    }

    @Override
    public void onTestRequest() {}

    @Override
    public void onError(long call, long code, String message) {
        calls.remove(call);
    }

    @Override
    public void onBookGap(DeribitChannel channel) {}

    @Override
    public void onTradeGap(DeribitInstrument instrument, long first, long last) {}

    @Override
    public void onState(String instrument, String instrumentState, long time) {}

    @Override
    public long frames() {
        return frames;
    }

    @Override
    public List<String> report() {
        Map<String, String> lines = new LinkedHashMap<>();
        state.counts.values().stream()
                .filter(each -> each.askedFor() > 0)
                .forEach(each -> lines.put(each.group(), each.toString()));
        lines.put("", "frames " + frames + ", unreadable " + decoder.malformed());
        return List.copyOf(lines.values());
    }
}
