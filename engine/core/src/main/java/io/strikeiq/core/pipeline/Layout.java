package io.strikeiq.core.pipeline;

/** How the stages are spread over threads. All layouts give the same signals. */
public enum Layout {
    /** Every stage and the drain on one thread. */
    FUSED,
    /** The drain on a thread of its own. */
    PIPELINED
}
