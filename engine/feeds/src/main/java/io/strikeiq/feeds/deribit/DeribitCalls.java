package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.connection.VenueException;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.json.JsonText;
import io.strikeiq.feeds.websocket.WebSocket;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Calls over the socket, as fast as the venue allows, and their answers in whatever order they come. */
final class DeribitCalls {
    /** What a call costs that the venue does not count. */
    static final int FREE = 0;
    /** What most calls cost, of which three a second are allowed. */
    static final int ORDINARY = 1;
    /** What a call costs that gives all instruments or all books. */
    static final int DEAR = 4;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    /**
     * A call.
     *
     * @param cost times the interval that pass before the next
     * @param onError takes code and message
     */
    private record Call(
            long id, String method, String request, int cost, Consumer<JsonReader> onResult, ErrorTaker onError) {}

    private record Sent(Call call, long at) {}

    /** Takes what the venue says of a call that it refuses. */
    @FunctionalInterface
    interface ErrorTaker {
        void refused(long code, String message);
    }

    private final WebSocket socket;
    private final long interval;
    private final Consumer<String> seen;
    private final JsonText text = new JsonText();
    private final Deque<Call> waiting = new ArrayDeque<>();
    private final Map<Long, Sent> sent = new HashMap<>();
    private long nextId = 1;
    private long nextAt = Long.MIN_VALUE;

    /**
     * Calls over a socket.
     *
     * @param interval nanoseconds between two ordinary calls
     * @param seen sees what is sent
     */
    DeribitCalls(WebSocket socket, long interval, Consumer<String> seen) {
        this.seen = seen;
        this.socket = socket;
        this.interval = interval;
    }

    /**
     * Adds a call after the others.
     *
     * @param parameters writes the fields of the parameters
     * @param cost {@link #FREE}, {@link #ORDINARY} or {@link #DEAR}
     */
    void add(
            String method, Consumer<JsonText> parameters, int cost, Consumer<JsonReader> onResult, ErrorTaker onError) {
        long id = nextId++;
        waiting.add(new Call(id, method, request(id, method, parameters), cost, onResult, onError));
    }

    private String request(long id, String method, Consumer<JsonText> parameters) {
        text.clear().object().name("jsonrpc").value("2.0").name("id").value(id);
        text.name("method").value(method).name("params").object();
        parameters.accept(text);
        return text.endObject().endObject().toString();
    }

    /** Sends at once a call whose answer says nothing. */
    void sendNow(String method) throws IOException {
        socket.send(request(nextId++, method, none -> {}));
    }

    /**
     * Sends what is due.
     *
     * @return the method that was called, null for none
     */
    String pump(long now) throws IOException {
        String called = null;
        if (!waiting.isEmpty() && now >= nextAt) {
            Call call = waiting.remove();
            sent.put(call.id(), new Sent(call, now));
            seen.accept(call.request());
            socket.send(call.request());
            nextAt = now + call.cost() * interval;
            called = call.method();
        }
        if (!sent.isEmpty()) {
            checkAnswers(now);
        }
        return called;
    }

    private void checkAnswers(long now) throws VenueException {
        for (Sent each : sent.values()) {
            if (now - each.at() > PATIENCE) {
                throw new VenueException("no answer to " + each.call().method() + " within "
                        + TimeUnit.NANOSECONDS.toSeconds(PATIENCE) + " s");
            }
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty() && sent.isEmpty();
    }

    void onResult(long id, JsonReader reader) {
        Sent call = sent.remove(id);
        if (call != null) {
            call.call().onResult().accept(reader);
        }
    }

    /** Whether the call was one of these. */
    boolean onError(long id, long code, String message) {
        Sent call = sent.remove(id);
        if (call != null) {
            call.call().onError().refused(code, message);
        }
        return call != null;
    }
}
