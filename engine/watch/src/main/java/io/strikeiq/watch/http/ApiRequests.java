package io.strikeiq.watch.http;

import io.strikeiq.watch.api.Answer;
import io.strikeiq.watch.api.ApiException;
import io.strikeiq.watch.api.ReadApi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.URIUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests to the API, as JSON or CSV. */
final class ApiRequests {
    private static final Logger LOG = LoggerFactory.getLogger(ApiRequests.class);
    private static final String PREFIX = "/api/v1/";
    private final ReadApi api;

    ApiRequests(ReadApi api) {
        this.api = api;
    }

    boolean takes(Request request) {
        return Request.getPathInContext(request).startsWith(PREFIX);
    }

    Reply reply(Request request) {
        try {
            Answer answer = api.answer(path(request, PREFIX), parameters(request));
            return isCsv(request) ? Reply.csv(answer.rows()) : Reply.json(answer.json());
        } catch (ApiException e) {
            return Reply.error(e.status(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("no answer to {}", Request.getPathInContext(request), e);
            return Reply.ofStatus(HttpStatus.INTERNAL_SERVER_ERROR_500);
        }
    }

    static List<String> path(Request request, String prefix) {
        String path = Request.getPathInContext(request).substring(prefix.length());
        List<String> parts = new ArrayList<>();
        try {
            for (String part : path.split("/", -1)) {
                parts.add(URIUtil.decodePath(part));
            }
        } catch (RuntimeException e) {
            throw new ApiException(ApiException.WRONG, "the path is not encoded as addresses are");
        }
        return parts;
    }

    static Map<String, List<String>> parameters(Request request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        try {
            for (Fields.Field field : Request.extractQueryParameters(request)) {
                parameters.put(field.getName(), field.getValues());
            }
        } catch (RuntimeException e) {
            throw new ApiException(ApiException.WRONG, "the parameters are not encoded as addresses are");
        }
        return parameters;
    }

    private static boolean isCsv(Request request) {
        String accept = request.getHeaders().get(HttpHeader.ACCEPT);
        return accept != null && accept.toLowerCase(Locale.ROOT).startsWith("text/csv");
    }
}
