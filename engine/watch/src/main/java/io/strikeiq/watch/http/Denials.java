package io.strikeiq.watch.http;

import io.strikeiq.watch.api.Question;
import io.strikeiq.watch.event.EventSink;
import io.strikeiq.watch.event.EventType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;

/** The audit of requests that were not let through. */
final class Denials {
    private Denials() {}

    /** Says of a request to the log and to the events that it was denied; nothing of its query, which may hold a secret. */
    static void say(Logger log, EventSink events, Request request, int status) {
        String path = Question.shown(Request.getPathInContext(request));
        String address = Request.getRemoteAddr(request);
        log.warn("request from {} denied with {}", address, status);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("method", Question.shown(request.getMethod()));
        metadata.put("path", path);
        metadata.put("status", status);
        events.event(EventType.DENIED, "http " + address, "request denied with " + status, metadata);
    }
}
