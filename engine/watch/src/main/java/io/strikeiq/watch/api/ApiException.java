package io.strikeiq.watch.api;

/** Why a question is not answered, in words for the client. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;
    /** What is asked cannot be understood. */
    public static final int WRONG = 400;
    /** There is no such thing. */
    public static final int ABSENT = 404;
    /** The service cannot answer now. */
    public static final int AWAY = 503;

    private final int status;

    /** @param status of HTTP */
    public ApiException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }
}
