package io.strikeiq.core.pipeline;

/** A stage failed on a tick; nothing behind that tick was published. */
public final class PipelineHaltedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long tickSequence;

    PipelineHaltedException(long tickSequence, Throwable cause) {
        super("a stage failed at tick " + tickSequence + ": " + cause, cause);
        this.tickSequence = tickSequence;
    }

    /** The tick that the stage failed on. */
    public long tickSequence() {
        return tickSequence;
    }
}
