package io.strikeiq.feeds.json;

/** Text that is not JSON, or not of the kind that is asked for. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong with it. */
    public JsonException(String message) {
        super(message);
    }
}
