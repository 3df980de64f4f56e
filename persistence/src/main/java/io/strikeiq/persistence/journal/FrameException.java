package io.strikeiq.persistence.journal;

/** Bytes that are no frame of a tick; nothing that follows them can be read. */
public final class FrameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FrameException(String message) {
        super(message);
    }
}
