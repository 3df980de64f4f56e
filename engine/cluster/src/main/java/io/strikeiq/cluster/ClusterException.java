package io.strikeiq.cluster;

/** Kafka cannot be used as asked; the message says what is wrong and what would help. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /** Of a mistake, which stays until somebody mends it. */
    public ClusterException(String message) {
        super(message);
        this.passing = false;
    }

    /** Of a failure that may pass by itself. */
    public ClusterException(String message, Throwable cause) {
        super(message, cause);
        this.passing = true;
    }

    /** Whether it may pass by itself, such as a broker that is away. */
    public boolean isPassing() {
        return passing;
    }
}
