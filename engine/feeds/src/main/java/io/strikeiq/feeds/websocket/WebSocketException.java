package io.strikeiq.feeds.websocket;

import java.io.IOException;

/** The other side has broken the protocol, or has refused the connection; says what a user can do. */
public final class WebSocketException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int closeCode;

    WebSocketException(int closeCode, String message) {
        super(message);
        this.closeCode = closeCode;
    }

    WebSocketException(int closeCode, String message, Throwable cause) {
        super(message, cause);
        this.closeCode = closeCode;
    }

    /** What the other side is sent, one of {@link CloseCode}. */
    public int closeCode() {
        return closeCode;
    }
}
