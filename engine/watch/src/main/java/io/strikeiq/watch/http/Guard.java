package io.strikeiq.watch.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who may ask. With a token, whoever bears it. On loopback a request must have been meant for it too: a page in a browser
 * can send requests to a name that it has made to point here, and the name tells it apart.
 */
final class Guard {
    private static final String BEARER = "Bearer ";
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private final byte[] token;
    private final boolean loopback;

    Guard(HttpSettings settings, boolean loopback) {
        this.token = settings.token().getBytes(StandardCharsets.UTF_8);
        this.loopback = loopback;
    }

    /** The status that denies a request, 0 when it is let through. */
    int denied(Request request) {
        if (loopback && !OWN_NAMES.contains(Request.getServerName(request))) {
            return 421;
        }
        return token.length == 0 || bears(request) ? 0 : 401;
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
