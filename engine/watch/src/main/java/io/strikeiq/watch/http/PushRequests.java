package io.strikeiq.watch.http;

import io.strikeiq.watch.api.ApiException;
import io.strikeiq.watch.event.EventSink;
import io.strikeiq.watch.push.PushHub;
import io.strikeiq.watch.push.Wish;
import io.strikeiq.watch.push.Wishes;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests of clients that want to be sent what comes: by WebSocket, or as server-sent events. */
final class PushRequests {
    private static final Logger LOG = LoggerFactory.getLogger(PushRequests.class);
    private static final String SOCKETS = "/ws/";
    private static final String EVENTS = "/api/v1/stream/";
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final int MOST_MESSAGE = 1 << 10;
    private static final int TOO_MANY = 503;
    private final PushHub hub;
    private final Guard guard;
    private final EventSink events;

    PushRequests(PushHub hub, Guard guard, EventSink events) {
        this.events = events;
        this.hub = hub;
        this.guard = guard;
    }

    /** Takes requests for a socket; all else is passed to the handler that it is given. */
    WebSocketUpgradeHandler sockets(Server server) {
        return WebSocketUpgradeHandler.from(server, this::configure);
    }

    private void configure(ServerWebSocketContainer container) {
        container.setIdleTimeout(IDLE);
        container.setMaxTextMessageSize(MOST_MESSAGE);
        container.setMaxBinaryMessageSize(MOST_MESSAGE);
        container.addMapping("/ws/*", this::socket);
    }

    private Object socket(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        int denied = guard.deniedSocket(request);
        if (denied != 0) {
            Denials.say(LOG, events, request, denied);
            Reply.ofStatus(denied).send(response, callback);
            return null;
        }
        try {
            response.setExtensions(List.of());
            return new PushSocket(hub, wish(request, SOCKETS));
        } catch (ApiException e) {
            Reply.error(e.status(), e.getMessage()).send(response, callback);
            return null;
        }
    }

    private static Wish wish(Request request, String prefix) {
        String last = request.getHeaders().get("Last-Event-ID");
        return Wishes.of(ApiRequests.path(request, prefix), ApiRequests.parameters(request), last);
    }

    boolean takesEvents(Request request) {
        return Request.getPathInContext(request).startsWith(EVENTS);
    }

    /** Answers with events until one of both sides ends it. */
    void events(Request request, Response response, Callback callback) {
        Wish wish;
        try {
            wish = wish(request, EVENTS);
        } catch (ApiException e) {
            Reply.error(e.status(), e.getMessage()).send(response, callback);
            return;
        }
        response.setStatus(200);
        Reply.secure(response);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        EventStream stream = new EventStream(response, callback);
        Runnable gone = hub.add(stream, wish);
        if (gone == null) {
            Reply.error(TOO_MANY, "there are too many clients").send(response, callback);
            return;
        }
        stream.onGone(gone);
        request.addFailureListener(stream::failed);
    }
}
