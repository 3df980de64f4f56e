package io.strikeiq.feeds.websocket;

/** Why a connection ends (RFC 6455, section 7.4.1). */
public final class CloseCode {
    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int PROTOCOL_ERROR = 1002;
    /** The close frame gave no code. */
    public static final int NO_CODE = 1005;
    /** The connection ended without a close frame. */
    public static final int ABNORMAL = 1006;

    public static final int TOO_BIG = 1009;

    private CloseCode() {}
}
