package io.strikeiq.feeds.deribit.local;

import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.json.JsonText;
import io.strikeiq.feeds.websocket.WebSocket;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client: its thread answers its calls, and the player sends it what its channels say. */
final class LocalClient implements Runnable, LocalMarket.Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(LocalClient.class);
    private static final int NOT_ANSWERED = 4_000;
    private static final int GOING_AWAY = 1_001;
    private static final JsonNames FIELDS = JsonNames.of("id", "method", "params");

    private final LocalExchange exchange;
    private final WebSocket socket;
    private final LocalFaults faults;
    private final Set<String> channels = new HashSet<>();
    private final JsonText text = new JsonText();
    private final JsonReader reader = new JsonReader();
    private final LocalCalls calls;
    private final long begun = System.nanoTime();
    private long heartbeat;
    private long nextTest = Long.MAX_VALUE;
    private long answerBy = Long.MAX_VALUE;
    private volatile boolean ended;

    LocalClient(LocalExchange exchange, WebSocket socket, LocalFaults faults) {
        this.exchange = exchange;
        this.socket = socket;
        this.faults = faults;
        this.calls = new LocalCalls(exchange, this);
    }

    @Override
    public void run() {
        try (socket) {
            while (!ended) {
                WebSocket.Event event = socket.read();
                if (event == WebSocket.Event.CLOSED) {
                    ended = true;
                } else if (event == WebSocket.Event.MESSAGE) {
                    call();
                }
                look(System.nanoTime());
            }
        } catch (IOException | JsonException e) {
            LOG.debug("a client of the local exchange is gone", e);
        } finally {
            ended = true;
            exchange.left(this);
        }
    }

    private void call() {
        reader.open(socket.bytes(), socket.from(), socket.to());
        long id = 0;
        String method = "";
        int parameters = -1;
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(FIELDS)) {
                case 0 -> id = reader.whole();
                case 1 -> method = reader.string();
                case 2 -> {
                    parameters = reader.position();
                    reader.skip();
                }
                default -> reader.skip();
            }
        }
        if (parameters >= 0) {
            reader.seek(parameters);
        }
        calls.answer(id, method, parameters >= 0 ? reader : null);
    }

    private void look(long now) throws IOException {
        if (faults.close() > 0 && now - begun > faults.close()) {
            socket.close(GOING_AWAY, "closed on request");
            ended = true;
        }
        if (now >= answerBy) {
            socket.close(NOT_ANSWERED, "no answer to a test request");
            ended = true;
        }
        if (now >= nextTest) {
            nextTest = now + heartbeat;
            answerBy = Math.min(answerBy, now + TimeUnit.SECONDS.toNanos(10));
            send("{\"jsonrpc\":\"2.0\",\"method\":\"heartbeat\",\"params\":{\"type\":\"heartbeat\"}}");
            send("{\"jsonrpc\":\"2.0\",\"method\":\"heartbeat\",\"params\":{\"type\":\"test_request\"}}");
        }
    }

    void heartbeat(long nanos) {
        heartbeat = nanos;
        nextTest = System.nanoTime() + nanos;
    }

    void tested() {
        answerBy = Long.MAX_VALUE;
    }

    /** Under the exchange's lock. */
    void subscribe(String channel) {
        channels.add(channel);
    }

    /** Under the exchange's lock. */
    void unsubscribe(String channel) {
        channels.remove(channel);
    }

    /** Under the exchange's lock. */
    boolean isSubscribed(String channel) {
        return channels.contains(channel);
    }

    boolean wantsDuplicates() {
        return faults.duplicates();
    }

    @Override
    public void publish(String channel, Consumer<JsonText> data) {
        text.clear().object().name("jsonrpc").value("2.0").name("method").value("subscription");
        text.name("params").object().name("channel").value(channel).name("data");
        data.accept(text);
        send(text.endObject().endObject().toString());
    }

    /** Sends a message, unless the client is gone or the exchange plays dead. */
    void send(String message) {
        boolean dead = faults.silence() > 0 && System.nanoTime() - begun > faults.silence();
        if (ended || dead || exchange.isSilent()) {
            return;
        }
        try {
            socket.send(message);
        } catch (IOException e) {
            ended = true;
        }
    }

    void close() {
        ended = true;
        socket.close(GOING_AWAY, "the exchange closes");
    }
}
