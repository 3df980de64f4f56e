package io.strikeiq.feeds.json;

/** Text that is not JSON, or not of the kind that is asked for. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message);
    }
}
