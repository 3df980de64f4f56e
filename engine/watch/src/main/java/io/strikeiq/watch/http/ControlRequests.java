package io.strikeiq.watch.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.watch.api.ApiException;
import io.strikeiq.watch.api.Control;
import io.strikeiq.watch.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests that change an engine: <code>POST /api/v1/control</code> with <code>{"engine": NAME, "change": "off"}</code>. They need a
 * token even on loopback, where anybody on the machine could send them.
 */
final class ControlRequests {
    private static final Logger LOG = LoggerFactory.getLogger(ControlRequests.class);
    private static final String PATH = "/api/v1/control";
    private static final int FORBIDDEN = 403;
    private static final int MEDIA_TYPE = 415;
    private final Control control;
    private final boolean hasToken;

    ControlRequests(Control control, boolean hasToken) {
        this.control = control;
        this.hasToken = hasToken;
    }

    static boolean takes(Request request) {
        return Request.getPathInContext(request).equals(PATH);
    }

    /** Whether somebody may change something at all. */
    boolean isAllowed() {
        return hasToken;
    }

    Reply reply(Request request) {
        if (!HttpMethod.POST.is(request.getMethod())) {
            return Reply.notAllowed("POST");
        }
        if (!hasToken) {
            return Reply.error(FORBIDDEN, "changes need watch.http.token");
        }
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null || !type.split(";", 2)[0].trim().equalsIgnoreCase("application/json")) {
            return Reply.error(MEDIA_TYPE, "the body must be application/json");
        }
        try {
            JsonNode body = Json.parse(Content.Source.asString(request, StandardCharsets.UTF_8));
            String engine = text(body, "engine");
            String change = text(body, "change");
            if (body.size() != 2) {
                throw wrong();
            }
            control.change(engine, change, "http " + Request.getRemoteAddr(request));
            Map<String, Object> taken = new LinkedHashMap<>();
            taken.put("engine", engine);
            taken.put("change", change);
            return Reply.json(HttpStatus.OK_200, taken);
        } catch (ApiException e) {
            return Reply.error(e.status(), e.getMessage());
        } catch (IllegalStateException e) {
            return Reply.error(ApiException.WRONG, "the body is no JSON");
        } catch (Exception e) {
            LOG.warn("a change cannot be read: {}", e.toString());
            return Reply.error(ApiException.WRONG, "the body cannot be read");
        }
    }

    private static String text(JsonNode body, String name) {
        JsonNode value = body == null ? null : body.get(name);
        if (value == null || !value.isTextual() || value.textValue().isEmpty()) {
            throw wrong();
        }
        return value.textValue();
    }

    private static ApiException wrong() {
        return new ApiException(
                ApiException.WRONG,
                "allowed {\"engine\": NAME, \"change\": CHANGE}, with on, off or PARAMETER=VALUE for CHANGE");
    }
}
