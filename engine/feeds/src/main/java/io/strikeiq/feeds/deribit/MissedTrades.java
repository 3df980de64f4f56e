package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    private static final JsonNames FIELDS = JsonNames.of("trades", "has_more");

    private final DeribitCalls calls;
    private final TradeDecoder trades;
    private final DeribitState state;
    private final List<String> currencies;
    private boolean more;
    private int count;

    MissedTrades(DeribitCalls calls, TradeDecoder trades, DeribitState state, List<DeribitUnderlying> underlyings) {
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
        page(new ArrayDeque<>(currencies), since / MILLISECOND, since, end, System.nanoTime() + PATIENCE, then);
    }

    private void page(Deque<String> left, long fromMillis, long since, long end, long deadline, Runnable then) {
        String currency = left.peek();
        boolean late = System.nanoTime() > deadline;
        if (currency == null || late) {
            if (late) {
                LOG.warn("the trades since {} could not be fetched in time; the rest is missing", since);
            }
            then.run();
            return;
        }
        calls.add(
                "public/get_last_trades_by_currency_and_time",
                p -> p.name("currency")
                        .value(currency)
                        .name("kind")
                        .value("any")
                        .name("start_timestamp")
                        .value(fromMillis)
                        .name("end_timestamp")
                        .value(end / MILLISECOND)
                        .name("count")
                        .value(PAGE)
                        .name("sorting")
                        .value("asc"),
                DeribitCalls.ORDINARY,
                r -> {
                    if (!couldRead(r)) {
                        then.run();
                        return;
                    }
                    long last = trades.lastTime() / MILLISECOND;
                    if (more && count > 0 && last > fromMillis) {
                        // The last millisecond again: it may have more trades than came; those that came are known.
                        page(left, last, since, end, deadline, then);
                    } else {
                        left.remove();
                        page(left, since / MILLISECOND, since, end, deadline, then);
                    }
                },
                (code, message) -> then.run());
    }

    /** Fetches trades of an instrument between two numbers. */
    void fetch(DeribitInstrument instrument, long first, long last) {
        calls.add(
                "public/get_last_trades_by_instrument",
                p -> p.name("instrument_name")
                        .value(instrument.terms.symbol())
                        .name("start_seq")
                        .value(first)
                        .name("end_seq")
                        .value(last)
                        .name("count")
                        .value(PAGE)
                        .name("sorting")
                        .value("asc"),
                DeribitCalls.ORDINARY,
                this::couldRead,
                (code, message) -> {});
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
