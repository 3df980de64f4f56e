package io.strikeiq.feeds.deribit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.TestVenue;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.feeds.websocket.WebSocket;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A venue of one option and its perpetual whose answers a test may change. */
class ScriptedVenue implements AutoCloseable {
    static final String OPTION = "BTC-27MAR99-60000-C";
    static final String TRADES = "trades.option.BTC.100ms";
    static final String BOOK = "book." + OPTION + ".100ms";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TERMS = "{\"instrument_name\":\"" + OPTION
            + "\",\"kind\":\"option\",\"option_type\":\"call\",\"strike\":60000,\"expiration_timestamp\":4078281600000,"
            + "\"contract_size\":1,\"tick_size\":0.0001,\"instrument_type\":\"reversed\"}";

    final List<String> methods = new CopyOnWriteArrayList<>();
    private final TestVenue sockets;

    ScriptedVenue() throws IOException {
        sockets = new TestVenue((client, text) -> answer(JSON.readTree(text)));
    }

    DeribitFeed feed() {
        return feed(Optional.empty());
    }

    /** With a history of trades beside the socket. */
    DeribitFeed feed(Optional<Endpoint> history) {
        return feed(history, FrameTap.NONE);
    }

    /** Whose frames are kept. */
    DeribitFeed feed(Optional<Endpoint> history, FrameTap tap) {
        return new DeribitFeed(
                new DeribitSettings(
                        new Endpoint(URI.create("ws://127.0.0.1:" + sockets.port() + "/"), Optional.empty(), 1 << 20),
                        history,
                        List.of(DeribitUnderlying.of("BTC")),
                        1,
                        5,
                        true,
                        false,
                        TimeUnit.HOURS.toNanos(1),
                        TimeUnit.HOURS.toNanos(1),
                        0,
                        0,
                        TimeUnit.MILLISECONDS.toNanos(1)),
                tap);
    }

    private void answer(JsonNode request) throws IOException {
        long id = request.path("id").longValue();
        String method = request.path("method").textValue().replace("public/", "");
        methods.add(method);
        switch (method) {
            case "get_time" -> result(id, Long.toString(time()));
            case "get_index_price" -> result(id, "{\"index_price\":60000}");
            case "get_instrument" -> error(id, -32_602, "not found");
            case "get_instruments" -> result(id, "[" + TERMS + "]");
            case "get_book_summary_by_currency" -> result(id, "[]");
            case "get_last_trades_by_currency_and_time" -> result(id, "{\"trades\":[],\"has_more\":false}");
            case "get_last_trades_by_instrument" -> missed(id);
            case "subscribe" -> {
                List<String> channels = new ArrayList<>();
                request.path("params").path("channels").forEach(each -> channels.add(each.textValue()));
                subscribe(id, channels);
            }
            default -> result(id, "\"ok\"");
        }
    }

    /** Milliseconds since the epoch. */
    long time() {
        return System.currentTimeMillis();
    }

    /** Trades between two numbers are asked for. */
    void missed(long id) throws IOException {
        result(id, "{\"trades\":[],\"has_more\":false}");
    }

    /** A trade of the option. */
    String trade(long number) {
        return "{\"timestamp\":" + time() + ",\"instrument_name\":\"" + OPTION
                + "\",\"price\":0.01,\"amount\":2.0,\"direction\":\"buy\",\"trade_id\":\"" + number
                + "\",\"trade_seq\":" + number + "}";
    }

    void subscribe(long id, List<String> channels) throws IOException {
        acknowledge(id, channels);
    }

    void acknowledge(long id, List<String> channels) throws IOException {
        result(id, JSON.writeValueAsString(channels));
    }

    void result(long id, String result) throws IOException {
        say("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}");
    }

    void error(long id, long code, String message) throws IOException {
        say("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":" + code + ",\"message\":\"" + message
                + "\"}}");
    }

    void say(String text) throws IOException {
        client().send(text);
    }

    void notify(String channel, String data) throws IOException {
        say("{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"" + channel + "\",\"data\":"
                + data + "}}");
    }

    /** A whole book with one level of each side. */
    void snapshot(long change, double bid) throws IOException {
        notify(
                BOOK,
                "{\"type\":\"snapshot\",\"timestamp\":" + time() + ",\"change_id\":" + change + ",\"bids\":[[\"new\","
                        + bid + ",1.0]],\"asks\":[[\"new\",0.9,1.0]]}");
    }

    WebSocket client() {
        return sockets.client();
    }

    @Override
    public void close() {
        sockets.close();
    }
}
