package io.strikeiq.feeds.protobuf;

/** Bytes that are no message. */
public final class ProtoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProtoException(String message) {
        super(message);
    }
}
