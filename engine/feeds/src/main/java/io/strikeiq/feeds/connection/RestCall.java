package io.strikeiq.feeds.connection;

import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.venue.tls.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;

/**
 * A question over HTTP, of what a venue says over no socket. The answer is waited for on a thread of its own, so that the feed
 * reads on.
 */
public final class RestCall {
    private static final int PATIENCE_MS = 5_000;
    private static final int TOO_MANY_REQUESTS = 429;
    /** By which Binance says that an address is shut out. */
    private static final int SHUT_OUT = 418;

    private final Endpoint endpoint;
    private final Map<String, String> headers;
    private volatile byte[] body;
    private volatile IOException failure;

    private RestCall(Endpoint endpoint, Map<String, String> headers) {
        this.endpoint = endpoint;
        this.headers = headers;
    }

    /**
     * Asks.
     *
     * @param endpoint begins with https, or with http on this machine; bounds the answer
     * @param headers may hold a secret, which is never shown
     */
    public static RestCall begin(Endpoint endpoint, Map<String, String> headers) {
        RestCall call = new RestCall(endpoint, Map.copyOf(headers));
        Thread thread = new Thread(call::run, "strikeiq-rest");
        thread.setDaemon(true);
        thread.start();
        return call;
    }

    /** Asks, and waits for the answer on the calling thread. */
    public static byte[] ask(Endpoint endpoint, Map<String, String> headers) throws IOException {
        RestCall call = new RestCall(endpoint, headers);
        call.run();
        return call.answer();
    }

    private void run() {
        try {
            body = read();
        } catch (IOException e) {
            failure = e instanceof VenueException ? e : new VenueException(why(e));
        }
    }

    private String why(IOException e) {
        String shown = endpoint.shown();
        if (e instanceof UnknownHostException) {
            return shown + ": no such host is known";
        }
        return e instanceof SocketTimeoutException
                ? shown + " does not answer within " + PATIENCE_MS / 1000 + " s"
                : shown + ": " + e.getMessage();
    }

    private byte[] read() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) endpoint.uri().toURL().openConnection();
        try {
            if (connection instanceof HttpsURLConnection secured) {
                secured.setSSLSocketFactory(
                        TlsFiles.client(endpoint.truststore()).getSocketFactory());
            }
            connection.setConnectTimeout(PATIENCE_MS);
            connection.setReadTimeout(PATIENCE_MS);
            connection.setInstanceFollowRedirects(false);
            headers.forEach(connection::setRequestProperty);
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw refused(status);
            }
            try (InputStream in = connection.getInputStream()) {
                byte[] bytes = in.readNBytes(endpoint.largestMessage() + 1);
                if (bytes.length > endpoint.largestMessage()) {
                    throw new VenueException(endpoint.shown() + " answers with more than the "
                            + endpoint.largestMessage() + " bytes that are allowed");
                }
                return bytes;
            }
        } finally {
            connection.disconnect();
        }
    }

    private VenueException refused(int status) {
        boolean slow = status == TOO_MANY_REQUESTS || status == SHUT_OUT;
        String what = switch (status) {
            case 301, 302, 303, 307, 308 -> ", and leads to another address: name that one instead";
            case 401, 403 -> ": the key or token is wrong or has expired";
            case SHUT_OUT, TOO_MANY_REQUESTS -> ": too many requests from this address";
            default -> " instead of 200";
        };
        return new VenueException(endpoint.shown() + " answers " + status + what, slow);
    }

    /** Whether it has been answered, or has failed. */
    public boolean isOver() {
        return body != null || failure != null;
    }

    /**
     * The answer, once it is there.
     *
     * @throws IOException saying why there is no answer
     */
    public byte[] answer() throws IOException {
        if (failure != null) {
            throw failure;
        }
        return body;
    }
}
