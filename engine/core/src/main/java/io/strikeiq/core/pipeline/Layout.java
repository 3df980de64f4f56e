package io.strikeiq.core.pipeline;

/** How the stages are spread over threads. All layouts give the same signals. */
public enum Layout {
    /** Every stage and the drain on one thread. */
    FUSED(1),
    /** The drain on a thread of its own. */
    PIPELINED(2);

    private final int threads;

    Layout(int threads) {
        this.threads = threads;
    }

    /** Threads that the stages and the drain run on. */
    public int threads() {
        return threads;
    }
}
