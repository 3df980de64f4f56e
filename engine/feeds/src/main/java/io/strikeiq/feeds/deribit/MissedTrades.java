package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.connection.OpenGaps;
import io.strikeiq.feeds.connection.RestCall;
import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.websocket.Endpoint;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the trades of a gap from the venue's history, in the order of time, before the present begins: page by page, and
 * for five seconds at most.
 */
final class MissedTrades {
    private static final Logger LOG = LoggerFactory.getLogger(MissedTrades.class);
    private static final int PAGE = 1_000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long MILLISECOND = 1_000_000L;
    /** Trades come some tenths of a second after what they cause. */
    private static final long OVERLAP = TimeUnit.SECONDS.toNanos(2);

    /** Until when the channels are there in any case. */
    private static final long AHEAD_MILLIS = TimeUnit.MINUTES.toMillis(10);

    private static final String METHOD = "public/get_last_trades_by_currency_and_time";
    private static final JsonNames RESULT = JsonNames.of("result");
    private static final JsonNames FIELDS = JsonNames.of("trades", "has_more");

    private final DeribitCalls calls;
    private final TradeDecoder trades;
    private final DeribitState state;
    private final List<String> currencies;
    private final Optional<Endpoint> history;
    private final BiConsumer<String, byte[]> answers;
    private String question = "";
    private final Deque<String> left = new ArrayDeque<>();
    private Runnable next = () -> {};
    private RestCall answer;
    private boolean historyFails;
    private long firstMillis;
    private long endMillis;
    private long pageFrom;
    private long deadline;
    private boolean more;
    private int count;

    /**
     * @param history where trades are asked for, empty for the socket
     * @param answers sees each question over HTTP and its answer
     */
    MissedTrades(
            DeribitCalls calls,
            TradeDecoder trades,
            DeribitState state,
            List<DeribitUnderlying> underlyings,
            Optional<Endpoint> history,
            BiConsumer<String, byte[]> answers) {
        this.answers = answers;
        this.history = history;
        this.calls = calls;
        this.trades = trades;
        this.state = state;
        this.currencies =
                underlyings.stream().map(DeribitUnderlying::currency).distinct().toList();
    }

    /**
     * Fetches what has been traded since the feed was cut off, if it was.
     *
     * @param end time up to which, in nanoseconds since the epoch
     * @param then what follows, whether or not all has come
     */
    void fetch(long end, Runnable then) {
        long since = state.missingSince();
        if (since == 0) {
            then.run();
            return;
        }
        // A trade may come after ticks that are younger.
        firstMillis = (since - OVERLAP) / MILLISECOND;
        endMillis = end / MILLISECOND;
        deadline = System.nanoTime() + PATIENCE;
        left.addAll(currencies);
        next = then;
        page(firstMillis);
    }

    private void page(long fromMillis) {
        String currency = left.peek();
        boolean late = System.nanoTime() > deadline;
        if (currency == null || late) {
            if (late) {
                LOG.warn("the trades since {} ms could not be fetched in time; the rest is missing", fromMillis);
            }
            end();
            return;
        }
        pageFrom = fromMillis;
        if (history.isPresent() && !historyFails) {
            question = "/api/v2/" + METHOD + "?currency=" + currency + "&kind=any&start_timestamp=" + fromMillis
                    + "&end_timestamp=" + endMillis + "&count=" + PAGE + "&sorting=asc";
            answer = RestCall.begin(history.get().at(question), Map.of());
        } else {
            ask(currency);
        }
    }

    private void end() {
        Runnable then = next;
        left.clear();
        answer = null;
        next = () -> {};
        then.run();
    }

    private void ask(String currency) {
        calls.add(
                METHOD,
                p -> p.name("currency")
                        .value(currency)
                        .name("kind")
                        .value("any")
                        .name("start_timestamp")
                        .value(pageFrom)
                        .name("end_timestamp")
                        .value(endMillis)
                        .name("count")
                        .value(PAGE)
                        .name("sorting")
                        .value("asc"),
                DeribitCalls.ORDINARY,
                this::onPage,
                (code, message) -> end());
    }

    private void onPage(JsonReader reader) {
        if (!couldRead(reader)) {
            end();
            return;
        }
        long last = trades.lastTime() / MILLISECOND;
        if (more && count > 0) {
            // The last millisecond again: it may have more trades than came; those that came are known.
            if (last == pageFrom) {
                LOG.warn("more than {} trades in the millisecond {}: some are missing", PAGE, last);
            }
            page(Math.max(last, pageFrom + 1));
        } else {
            left.remove();
            page(firstMillis);
        }
    }

    /** Takes the answer of the history, if it has come; the socket is asked where the history does not answer. */
    void look() {
        RestCall call = answer;
        if (call == null || (!call.isOver() && System.nanoTime() <= deadline)) {
            return;
        }
        answer = null;
        if (!call.isOver()) {
            page(pageFrom);
            return;
        }
        try {
            byte[] bytes = call.answer();
            answers.accept(question, bytes);
            JsonReader reader = new JsonReader();
            reader.open(bytes, 0, bytes.length);
            trades.readFrom(reader, () -> onHistory(reader));
        } catch (IOException | JsonException e) {
            LOG.warn("the venue's history is not there, the trades are asked for over the socket: {}", e.getMessage());
            historyFails = true;
            page(pageFrom);
        }
    }

    private void onHistory(JsonReader reader) {
        reader.enterObject();
        while (reader.nextField()) {
            if (reader.field(RESULT) == 0) {
                onPage(reader);
                return;
            }
            reader.skip();
        }
        throw new JsonException("no result");
    }

    /**
     * Fetches what was traded between the end of what was {@link #fetch fetched} and the channels of trades, which have been
     * asked for by now and are acknowledged before this is answered. Nothing waits for it.
     */
    void fetchUpToChannels() {
        if (endMillis == 0) {
            return;
        }
        long from = endMillis;
        endMillis = 0;
        for (String currency : currencies) {
            calls.add(
                    METHOD,
                    p -> p.name("currency")
                            .value(currency)
                            .name("kind")
                            .value("any")
                            .name("start_timestamp")
                            .value(from)
                            .name("end_timestamp")
                            .value(from + AHEAD_MILLIS)
                            .name("count")
                            .value(PAGE)
                            .name("sorting")
                            .value("asc"),
                    DeribitCalls.ORDINARY,
                    this::couldRead,
                    (code, message) -> {});
        }
    }

    /** Fetches trades of an instrument between two numbers; again on the next connection where this one ends before. */
    void fetch(DeribitInstrument instrument, long first, long last) {
        if (!instrument.gaps.add(first, last)) {
            LOG.warn("{}: too many gaps of trades; the oldest is given up", instrument.terms.symbol());
        }
        ask(instrument, new OpenGaps.Gap(first, last));
    }

    /** Fetches what an earlier connection had missed and not fetched; nothing waits for it. */
    void fetchAgain() {
        for (DeribitInstrument each : state.instruments.listed()) {
            each.gaps.all().forEach(gap -> ask(each, gap));
        }
    }

    private void ask(DeribitInstrument instrument, OpenGaps.Gap gap) {
        calls.add(
                "public/get_last_trades_by_instrument",
                p -> p.name("instrument_name")
                        .value(instrument.terms.symbol())
                        .name("start_seq")
                        .value(gap.first())
                        .name("end_seq")
                        .value(gap.last())
                        .name("count")
                        .value(PAGE)
                        .name("sorting")
                        .value("asc"),
                DeribitCalls.ORDINARY,
                reader -> onGap(instrument, gap, reader),
                (code, message) -> instrument.gaps.close(gap));
    }

    /** A page of a gap, which may have more. */
    private void onGap(DeribitInstrument instrument, OpenGaps.Gap gap, JsonReader reader) {
        instrument.gaps.close(gap);
        long came = couldRead(reader) && more && count > 0 ? trades.lastSequence() : gap.last();
        if (came >= gap.first() && came < gap.last()) {
            fetch(instrument, came + 1, gap.last());
        }
    }

    private boolean couldRead(JsonReader reader) {
        try {
            read(reader);
            return true;
        } catch (JsonException e) {
            LOG.warn("the history of the venue cannot be read, trades are missing: {}", e.getMessage());
            return false;
        }
    }

    private void read(JsonReader reader) {
        more = false;
        count = 0;
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(FIELDS)) {
                case 0 -> count = trades.decode(state.counts.get(DeribitChannel.Kind.TRADES), true);
                case 1 -> more = reader.flag();
                default -> reader.skip();
            }
        }
    }
}
