package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.connection.PlainText;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.connection.Silence;
import io.strikeiq.feeds.connection.VenueException;
import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.json.NameTable;
import io.strikeiq.feeds.websocket.WebSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, from its first call to its end: heartbeat, time, indices and instruments; then what was missed; then the
 * channels, which follow the index, new listings and expiries. All on the feed's thread.
 */
final class DeribitSession implements DeribitListener {
    private static final Logger LOG = LoggerFactory.getLogger(DeribitSession.class);
    private static final JsonNames PRICE = JsonNames.of("index_price");
    private static final int HEARTBEAT_SECONDS = 10;
    private static final long TOO_MANY_REQUESTS = 10_028;
    private static final long MILLISECOND = 1_000_000L;
    private static final long LOOK = TimeUnit.SECONDS.toNanos(10);

    private final DeribitSettings settings;
    private final DeribitState state;
    private final WebSocket socket;
    private final ReceiptClock clock;
    private final FrameTap tap;
    private final DeribitCalls calls;
    private final NameTable<DeribitChannel> channels = new NameTable<>();
    private final DeribitDecoder decoder;
    private final Subscriptions subscriptions;
    private final MissedTrades missed;
    private final DeribitListings listings;
    private final ChannelTargets targets;
    private final Silence silence = new Silence();
    private final Set<DeribitChannel> broken = new LinkedHashSet<>();
    private IOException failure;
    private boolean flowing;
    private long agreedTime;
    /** Whether the channels are not asked for yet, so that all is missing still. */
    private boolean cutOff = true;

    private long nextLook = Long.MAX_VALUE;
    private long nextSummary = Long.MAX_VALUE;

    DeribitSession(DeribitSettings settings, DeribitState state, WebSocket socket, ReceiptClock clock, FrameTap tap) {
        this.settings = settings;
        this.state = state;
        this.socket = socket;
        this.clock = clock;
        state.out.follow(clock);
        this.tap = tap;
        this.calls = new DeribitCalls(socket, settings.callInterval(), text -> tap.sent(text, clock.now()));
        this.decoder = new DeribitDecoder(channels, state.instruments, state.out, state.seen, this);
        this.subscriptions = new Subscriptions(calls, channels);
        this.missed = new MissedTrades(
                calls,
                decoder.trades(),
                state,
                settings.underlyings(),
                settings.history(),
                (question, answer) -> tap.answered(question, answer, clock.now()));
        this.listings = new DeribitListings(state, this::now);
        this.targets = new ChannelTargets(settings, state, subscriptions);
    }

    /** Whether channels were acknowledged, so that the venue is as it should be. */
    boolean hasFlowed() {
        return flowing;
    }

    /**
     * Runs until the connection ends, or the feed is to stop.
     *
     * @throws IOException saying why the connection ended
     */
    void run(FeedStop stop) throws IOException {
        greet();
        while (!stop.isRequested()) {
            WebSocket.Event event = socket.read();
            long now = System.nanoTime();
            if (event == WebSocket.Event.CLOSED) {
                throw new VenueException("the venue has closed the connection, code " + socket.closeCode() + " "
                        + PlainText.of(socket.closeReason()));
            }
            if (event == WebSocket.Event.MESSAGE) {
                long receipt = clock.now();
                state.out.frame(receipt, now);
                tap.received(socket.bytes(), socket.from(), socket.to(), socket.isBinary(), receipt);
                decoder.decode(socket.bytes(), socket.from(), socket.to(), now);
            }
            look(now);
        }
    }

    private void greet() {
        calls.add(
                "public/set_heartbeat",
                p -> p.name("interval").value(HEARTBEAT_SECONDS),
                DeribitCalls.FREE,
                r -> {},
                this::fails);
        calls.add("public/get_time", p -> {}, DeribitCalls.FREE, this::time, this::fails);
        for (int i = 0; i < settings.underlyings().size(); i++) {
            DeribitUnderlying each = settings.underlyings().get(i);
            int place = i;
            calls.add(
                    "public/get_index_price",
                    p -> p.name("index_name").value(each.index()),
                    DeribitCalls.ORDINARY,
                    r -> targets.price(place, price(r)),
                    this::fails);
            if (settings.binanceBook()) {
                continue;
            }
            calls.add(
                    "public/get_instrument",
                    p -> p.name("instrument_name").value(each.perpetual()),
                    DeribitCalls.ORDINARY,
                    listings::instrument,
                    (code, message) ->
                            LOG.warn("{} is not listed: {} {}", each.perpetual(), code, PlainText.of(message)));
        }
        List<String> currencies = settings.underlyings().stream()
                .map(DeribitUnderlying::currency)
                .distinct()
                .toList();
        for (String each : currencies) {
            boolean last = each.equals(currencies.get(currencies.size() - 1));
            calls.add(
                    "public/get_instruments",
                    p -> p.name("currency")
                            .value(each)
                            .name("kind")
                            .value("option")
                            .name("expired")
                            .value(false),
                    DeribitCalls.DEAR,
                    r -> {
                        listings.instruments(r);
                        if (last) {
                            missed.fetch(now(), this::agreeOnTime);
                        }
                    },
                    this::fails);
        }
    }

    private void fails(long code, String message) {
        failure = new VenueException(
                "the venue refuses: " + code + " " + PlainText.of(message), code == TOO_MANY_REQUESTS);
    }

    private void time(JsonReader reader) {
        long venue = reader.whole() * MILLISECOND;
        clock.venueTime(venue);
        long offset = clock.isPlaying() ? 0 : venue - clock.now();
        LOG.info("{}: the venue's clock is {} ms from ours", settings.endpoint(), offset / MILLISECOND);
        state.out.frame(clock.now(), System.nanoTime());
        state.define(venue);
    }

    /** The venue's time as far as is known. */
    private long now() {
        return Math.max(clock.now(), state.out.lastTime());
    }

    private static double price(JsonReader reader) {
        double price = Double.NaN;
        reader.enterObject();
        while (reader.nextField()) {
            if (reader.field(PRICE) == 0) {
                price = reader.number();
            } else {
                reader.skip();
            }
        }
        return price;
    }

    /** What was missed has been fetched. What a venue that plays has to say begins at the time that it has by now. */
    private void agreeOnTime() {
        calls.add(
                "public/get_time",
                p -> {},
                DeribitCalls.FREE,
                r -> {
                    agreedTime = r.whole() * MILLISECOND;
                    clock.venueTime(agreedTime);
                    subscribe();
                },
                this::fails);
    }

    /** The present begins. */
    private void subscribe() {
        targets.begin(now());
        listings.takeChange();
        missed.fetchUpToChannels();
        missed.fetchAgain();
        long now = System.nanoTime();
        nextLook = now + LOOK;
        nextSummary = now;
        silence.watch(state.counts.get(DeribitChannel.Kind.INDEX), settings.silence(), now);
        silence.watch(state.counts.get(DeribitChannel.Kind.TICKER), settings.silence(), now);
        flowing = true;
    }

    private void look(long now) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (!broken.isEmpty() && calls.isEmpty()) {
            List<DeribitChannel> again = new ArrayList<>(broken);
            broken.clear();
            subscriptions.again(again);
        }
        if (now >= nextLook || (flowing && targets.findsAPrice())) {
            nextLook = now + LOOK;
            listings.expire(now());
            boolean moved = targets.hasMoved(now());
            if (listings.takeChange() || moved) {
                targets.change(now());
            }
        }
        if (now >= nextSummary) {
            nextSummary = now + settings.summaryInterval();
            summarise();
        }
        missed.look();
        if (Subscriptions.METHOD.equals(calls.pump(now)) && cutOff) {
            cutOff = false;
            // Before the first tick nothing has passed at a venue that plays.
            state.connected(clock.isPlaying() && state.out.lastTime() == 0 ? agreedTime : now());
        }
        String silent = silence.silent(now);
        if (silent != null) {
            state.stale(settings.silence());
            throw new VenueException("nothing has come of channel " + silent + " for "
                    + TimeUnit.NANOSECONDS.toMillis(settings.silence()) + " ms");
        }
    }

    private void summarise() {
        settings.underlyings().stream()
                .map(DeribitUnderlying::currency)
                .distinct()
                .forEach(each -> calls.add(
                        "public/get_book_summary_by_currency",
                        p -> p.name("currency").value(each).name("kind").value("option"),
                        DeribitCalls.DEAR,
                        r -> decoder.chains().summaries(),
                        this::fails));
    }

    @Override
    public void onTestRequest() {
        try {
            calls.sendNow("public/test");
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void onResult(long call, JsonReader reader) {
        try {
            calls.onResult(call, reader);
        } catch (JsonException e) {
            failure = new VenueException("an answer of the venue cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void onError(long call, long code, String message) {
        if (code == TOO_MANY_REQUESTS) {
            fails(code, message);
        } else if (!calls.onError(call, code, message)) {
            LOG.warn("{} says: {} {}", settings.endpoint(), code, PlainText.of(message));
        }
    }

    @Override
    public void onBookGap(DeribitChannel channel) {
        broken.add(channel);
    }

    @Override
    public void onTradeGap(DeribitInstrument instrument, long first, long last) {
        missed.fetch(instrument, first, last);
    }

    @Override
    public void onState(String instrument, String instrumentState, long time) {
        switch (instrumentState) {
            case "created", "started", "open" -> {
                if (!listings.isKnown(instrument)) {
                    calls.add(
                            "public/get_instrument",
                            p -> p.name("instrument_name").value(instrument),
                            DeribitCalls.ORDINARY,
                            listings::instrument,
                            (code, message) -> {});
                }
            }
            case "delivered", "archivized", "terminated", "closed" -> listings.end(instrument, time);
            default -> LOG.info("{} is {}", PlainText.of(instrument), PlainText.of(instrumentState));
        }
    }

    /** What came, a line for each kind of channel, and what of it came to nothing. */
    List<String> report() {
        List<String> lines = new ArrayList<>();
        state.counts.values().stream().filter(each -> each.askedFor() > 0).forEach(each -> lines.add(each.toString()));
        if (decoder.unknownChannels() > 0 || decoder.malformed() > 0) {
            lines.add("frames of channels not asked for " + decoder.unknownChannels() + ", unreadable "
                    + decoder.malformed());
        }
        return lines;
    }

    /** The channels that were asked for, by name, and whether they were acknowledged. */
    Map<String, Boolean> channels() {
        Map<String, Boolean> all = new LinkedHashMap<>();
        channels.forEach(each -> all.put(each.name, each.acknowledged));
        return all;
    }
}
