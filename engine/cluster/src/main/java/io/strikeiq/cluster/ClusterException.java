package io.strikeiq.cluster;

/** Kafka cannot be used as asked; the message says what is wrong and what would help. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClusterException(String message) {
        super(message);
    }

    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
