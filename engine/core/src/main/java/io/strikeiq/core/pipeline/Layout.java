package io.strikeiq.core.pipeline;

/** How the stages are spread over threads. All layouts give the same signals. */
public enum Layout {
    /** Every stage on one thread, and the drain with them; in a live run journaler and drain on another, which parks. */
    FUSED,
    /** The drain on a thread of its own, and the journaler of a live run. */
    PIPELINED
}
