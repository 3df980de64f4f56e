package io.strikeiq.core.pipeline.supervision;

/** What happens when a stage throws on a tick. An {@link Error} halts, whatever the policy, but in an engine. */
public enum FailurePolicy {
    /** The pipeline halts: nothing behind the tick is processed, and the publisher is told. */
    HALT,
    /**
     * The tick is passed over by the stages that it had not reached, counted, and given to the dead letters; the pipeline
     * goes on with whatever the failing stage had changed.
     */
    SKIP,
    /** The engine that threw runs no more; the tick and the other engines go on. */
    QUARANTINE
}
