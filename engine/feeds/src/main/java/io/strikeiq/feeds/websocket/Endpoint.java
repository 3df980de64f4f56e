package io.strikeiq.feeds.websocket;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a venue is.
 *
 * @param uri begins with {@code wss:} or {@code https:}, without the s on this machine only
 * @param truststore certificates to trust in place of those of the JDK, for a venue of one's own
 * @param largestMessage bytes of a message, or of an answer
 */
public record Endpoint(URI uri, Optional<Path> truststore, int largestMessage) {
    private static final int TLS_PORT = 443;
    private static final int PLAIN_PORT = 80;

    /** What is wrong with an address of a socket, empty when nothing is: TLS may be left out towards this machine only. */
    public static Optional<String> fault(String text) {
        return fault(text, "ws");
    }

    /** As the other, of an address of HTTP. */
    public static Optional<String> restFault(String text) {
        return fault(text, "http");
    }

    private static Optional<String> fault(String text, String scheme) {
        String secured = scheme + "s://";
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            return Optional.of("is no address; allowed " + secured + "HOST/PATH");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            return Optional.of("is no address of a venue; allowed " + secured + "HOST/PATH, without a user");
        }
        if ((scheme + "s").equals(uri.getScheme())) {
            return Optional.empty();
        }
        if (!scheme.equals(uri.getScheme())) {
            return Optional.of("must begin with " + secured);
        }
        return isThisMachine(uri.getHost())
                ? Optional.empty()
                : Optional.of("has no TLS; " + scheme + ":// is for 127.0.0.1 and localhost only, allowed " + secured);
    }

    private static boolean isThisMachine(String host) {
        try {
            return host.equals("localhost")
                    || (host.matches("[0-9.:\\[\\]]+")
                            && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    boolean hasTls() {
        return "wss".equals(uri.getScheme());
    }

    int port() {
        return uri.getPort() >= 0 ? uri.getPort() : hasTls() ? TLS_PORT : PLAIN_PORT;
    }

    /** The same for another path of the host, which a query may end. */
    public Endpoint at(String path) {
        return new Endpoint(uri.resolve(path), truststore, largestMessage);
    }

    /** Path and query, which may hold a secret. */
    String target() {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** The address as it may be shown: without its query. */
    public String shown() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + uri.getRawPath();
    }

    @Override
    public String toString() {
        return shown();
    }
}
