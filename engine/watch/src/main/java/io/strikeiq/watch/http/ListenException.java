package io.strikeiq.watch.http;

/** The server cannot listen where it should; the message names the address and says why. */
public final class ListenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ListenException(HttpSettings settings, Exception cause) {
        super("cannot listen on " + settings.address() + ":" + settings.port() + ": " + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
