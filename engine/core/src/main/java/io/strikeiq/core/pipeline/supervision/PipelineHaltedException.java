package io.strikeiq.core.pipeline.supervision;

/** A stage failed on a tick; nothing behind that tick was processed. */
public final class PipelineHaltedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long tickSequence;

    public PipelineHaltedException(String message, long tickSequence, Throwable cause) {
        super(message, cause);
        this.tickSequence = tickSequence;
    }

    /** The tick that the stage failed on. */
    public long tickSequence() {
        return tickSequence;
    }
}
