package io.strikeiq.watch.http;

import io.strikeiq.watch.json.Csv;
import io.strikeiq.watch.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One answer. */
final class Reply {
    private static final String JSON_TYPE = "application/json";
    private final int status;
    private final String type;
    private final byte[] body;
    private final String allowed;

    /**
     * @param status of HTTP
     * @param type media type of the body
     */
    Reply(int status, String type, byte[] body) {
        this(status, type, body, "GET, HEAD");
    }

    private Reply(int status, String type, byte[] body, String allowed) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.allowed = allowed;
    }

    /** Says which method there is. */
    static Reply notAllowed(String method) {
        return new Reply(
                HttpStatus.METHOD_NOT_ALLOWED_405, JSON_TYPE, ofStatus(HttpStatus.METHOD_NOT_ALLOWED_405).body, method);
    }

    static Reply json(int status, Object value) {
        return new Reply(status, JSON_TYPE, Json.line(value));
    }

    /** An answer that is JSON already. */
    static Reply json(byte[] body) {
        return new Reply(HttpStatus.OK_200, JSON_TYPE, body);
    }

    static Reply empty() {
        return new Reply(HttpStatus.NO_CONTENT_204, "text/plain", new byte[0]);
    }

    static Reply csv(List<?> rows) {
        return new Reply(
                HttpStatus.OK_200, "text/csv; charset=utf-8", Csv.of(rows).getBytes(StandardCharsets.UTF_8));
    }

    /** What a status says of itself. */
    static Reply ofStatus(int status) {
        return error(status, HttpStatus.getMessage(status));
    }

    static Reply error(int status, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", message);
        body.put("status", status);
        return json(status, body);
    }

    void send(Response response, Callback callback) {
        send(response, callback, headers -> {});
    }

    /** As the other, with further headers. */
    void send(Response response, Callback callback, Consumer<HttpFields.Mutable> more) {
        response.setStatus(status);
        secure(response);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        if (status == HttpStatus.UNAUTHORIZED_401) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        }
        if (status == HttpStatus.METHOD_NOT_ALLOWED_405) {
            response.getHeaders().put(HttpHeader.ALLOW, allowed);
        }
        more.accept(response.getHeaders());
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Has a browser neither keep an answer nor make anything else of it. */
    static void secure(Response response) {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("X-Frame-Options", "DENY");
        response.getHeaders().put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.getHeaders().put("Referrer-Policy", "no-referrer");
    }
}
