package io.strikeiq.feeds.deribit.local;

import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The calls of a client, and their answers. */
final class LocalCalls {
    private static final long MILLISECOND = 1_000_000L;
    private static final int UNKNOWN_METHOD = -32_601;
    private static final int BAD_PARAMETERS = -32_602;
    private static final int NO_KEY = 13_778;
    private static final int MOST_CHANNELS = 500;
    private static final int DUPLICATES = 20;
    private static final JsonNames FIELDS = JsonNames.of(
            "channels",
            "interval",
            "index_name",
            "instrument_name",
            "currency",
            "start_timestamp",
            "end_timestamp",
            "start_seq",
            "end_seq",
            "count");

    private final LocalExchange exchange;
    private final LocalClient client;
    private final List<String> channels = new ArrayList<>();
    private long interval;
    private String name;
    private String currency;
    private long startTime;
    private long endTime;
    private long startSequence;
    private long endSequence;
    private long count;

    LocalCalls(LocalExchange exchange, LocalClient client) {
        this.exchange = exchange;
        this.client = client;
    }

    /** @param reader at the parameters, null when there are none */
    void answer(long id, String method, JsonReader reader) {
        read(reader);
        synchronized (exchange.lock()) {
            LocalMarket market = exchange.market();
            switch (method) {
                case "public/set_heartbeat" -> {
                    client.heartbeat(TimeUnit.SECONDS.toNanos(interval));
                    result(id, to -> to.value("ok"));
                }
                case "public/test" -> {
                    client.tested();
                    result(id, to -> to.object().name("version").value("local").endObject());
                }
                case "public/get_time" -> result(id, to -> to.value(exchange.time() / MILLISECOND));
                case "public/get_index_price" ->
                    result(
                            id,
                            to -> to.object()
                                    .name("index_price")
                                    .value(market.index(name))
                                    .endObject());
                case "public/get_instrument" -> instrument(id, market);
                case "public/get_instruments" ->
                    result(id, to -> all(to, market, each -> LocalMessages.instrument(to, each)));
                case "public/get_book_summary_by_currency" ->
                    result(id, to -> all(to, market, each -> LocalMessages.summary(to, each, market.time())));
                case "public/get_last_trades_by_currency_and_time", "public/get_last_trades_by_instrument" ->
                    result(id, to -> trades(to, market));
                case "public/subscribe" -> subscribe(id, market);
                case "public/unsubscribe" -> {
                    channels.forEach(client::unsubscribe);
                    result(id, this::names);
                }
                default -> error(id, UNKNOWN_METHOD, "Method not found");
            }
        }
    }

    private void read(JsonReader reader) {
        channels.clear();
        interval = 10;
        name = "";
        currency = "";
        startTime = 0;
        endTime = Long.MAX_VALUE;
        startSequence = 0;
        endSequence = Long.MAX_VALUE;
        count = 10;
        if (reader == null) {
            return;
        }
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(FIELDS)) {
                case 0 -> {
                    reader.enterArray();
                    while (reader.nextElement()) {
                        channels.add(reader.string());
                    }
                }
                case 1 -> interval = reader.whole();
                case 2, 3 -> name = reader.string();
                case 4 -> currency = reader.string();
                case 5 -> startTime = reader.whole();
                case 6 -> endTime = reader.whole();
                case 7 -> startSequence = reader.whole();
                case 8 -> endSequence = reader.whole();
                case 9 -> count = reader.whole();
                default -> reader.skip();
            }
        }
    }

    private void result(long id, Consumer<JsonText> value) {
        JsonText text = new JsonText();
        text.object().name("jsonrpc").value("2.0").name("id").value(id).name("result");
        value.accept(text);
        client.send(text.name("testnet").value(false).endObject().toString());
    }

    private void error(long id, int code, String message) {
        JsonText text = new JsonText();
        text.object()
                .name("jsonrpc")
                .value("2.0")
                .name("id")
                .value(id)
                .name("error")
                .object();
        client.send(text.name("code")
                .value(code)
                .name("message")
                .value(message)
                .endObject()
                .endObject()
                .toString());
    }

    private void names(JsonText to) {
        to.array();
        channels.forEach(to::value);
        to.endArray();
    }

    private void instrument(long id, LocalMarket market) {
        LocalInstrument instrument = market.instrument(name);
        if (instrument == null) {
            error(id, BAD_PARAMETERS, "instrument not found");
        } else {
            result(id, to -> LocalMessages.instrument(to, instrument));
        }
    }

    private void all(JsonText to, LocalMarket market, Consumer<LocalInstrument> each) {
        to.array();
        market.options(currency).forEach(each);
        to.endArray();
    }

    private void trades(JsonText to, LocalMarket market) {
        List<LocalMarket.PastTrade> found = new ArrayList<>();
        boolean more = false;
        for (LocalMarket.PastTrade each : market.history()) {
            long millis = each.time() / MILLISECOND;
            boolean fits = (name.isEmpty() || each.instrument().name.equals(name))
                    && (currency.isEmpty()
                            || each.instrument().underlying.currency().equals(currency))
                    && millis >= startTime
                    && millis <= endTime
                    && each.sequence() >= startSequence
                    && each.sequence() <= endSequence;
            if (fits && found.size() < count) {
                found.add(each);
            } else {
                more |= fits;
            }
        }
        to.object().name("trades").array();
        found.forEach(each -> to.raw(each.text()));
        to.endArray().name("has_more").value(more).endObject();
    }

    private void subscribe(long id, LocalMarket market) {
        if (channels.size() > MOST_CHANNELS) {
            error(id, BAD_PARAMETERS, "more than " + MOST_CHANNELS + " channels");
            return;
        }
        if (channels.stream().anyMatch(each -> each.endsWith(".raw"))) {
            error(id, NO_KEY, "raw_subscriptions_not_available_for_unauthorized");
            return;
        }
        channels.removeIf(each -> !market.knows(each));
        List<String> fresh =
                channels.stream().filter(each -> !client.isSubscribed(each)).toList();
        result(id, this::names);
        for (String each : fresh) {
            client.subscribe(each);
            exchange.begin();
            market.first(each, client);
            if (each.startsWith("trades.") && client.wantsDuplicates()) {
                lastTrades(each, market);
            }
        }
    }

    private void lastTrades(String channel, LocalMarket market) {
        List<LocalMarket.PastTrade> all = List.copyOf(market.history());
        List<LocalMarket.PastTrade> last = all.subList(Math.max(0, all.size() - DUPLICATES), all.size());
        client.publish(channel, to -> {
            to.array();
            last.forEach(each -> to.raw(each.text()));
            to.endArray();
        });
    }
}
