package io.strikeiq.watch.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * Who may ask. With a token, whoever bears it. On loopback a request must have been meant for it too: a page in a browser
 * can send requests to a name that it has made to point here, and the name gives it away.
 */
final class Guard {
    private static final String BEARER = "Bearer ";
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private final byte[] token;
    private final boolean loopback;
    private final List<String> origins;
    private final RateLimit rate;

    Guard(HttpSettings settings, boolean loopback) {
        this.token = settings.token().getBytes(StandardCharsets.UTF_8);
        this.loopback = loopback;
        this.origins = settings.origins();
        this.rate = new RateLimit(settings.rate(), System::nanoTime);
    }

    /** The status that denies a request, 0 when it is let through. */
    int denied(Request request) {
        if (loopback && !OWN_NAMES.contains(Request.getServerName(request))) {
            return 421;
        }
        if (!rate.admits(Request.getRemoteAddr(request))) {
            return 429;
        }
        return token.length == 0 || isPreflight(request) || isPage(request) || bears(request) ? 0 : 401;
    }

    /** The page holds no data; it asks for them with the token that its user gives it. */
    private static boolean isPage(Request request) {
        return Request.getPathInContext(request).equals("/");
    }

    /** As {@link #denied}, of a request for a socket: a browser asks for one whatever page it shows, and says which. */
    int deniedSocket(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        String host = request.getHeaders().get(HttpHeader.HOST);
        boolean own = origin != null
                && host != null
                && origin.replaceFirst("^https?://", "").equalsIgnoreCase(host);
        return origin != null && !own && !origins.contains(origin) ? 403 : denied(request);
    }

    /** Whether a browser asks first what a page from elsewhere may ask; it bears no token. */
    boolean isPreflight(Request request) {
        return HttpMethod.OPTIONS.is(request.getMethod()) && origin(request) != null;
    }

    /** The page elsewhere that asks, null when there is none or it may not. */
    private String origin(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return origin != null && origins.contains(origin) ? origin : null;
    }

    /** Says in an answer which page elsewhere may read it; of others the browser keeps it. */
    void allow(Request request, Response response) {
        String origin = origin(request);
        if (origin != null) {
            response.getHeaders().put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.getHeaders().put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD");
            response.getHeaders().put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Accept");
            response.getHeaders().put(HttpHeader.VARY, "Origin");
        }
    }

    /** Takes as long for a token that is wrong in its first byte as for one that is in its last. */
    private boolean bears(Request request) {
        String given = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return given != null
                && given.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        token, given.substring(BEARER.length()).trim().getBytes(StandardCharsets.UTF_8));
    }
}
