package io.strikeiq.bench.latency;

import io.strikeiq.bench.report.Percentiles;

/**
 * One path at one rate.
 *
 * @param path floor, bare, or a layout of the pipeline
 * @param waitMode wait strategy, in lower case; {@code -} for the floor
 * @param planned ticks per second
 * @param achieved ticks per second
 * @param valid whether the rate was reached; when not, the latencies say nothing of that rate
 * @param decided from the planned time of each tick to the decision of the last engine
 * @param journaled from the planned time of each tick that signalled to the journal's return
 * @param senderWaited share of the time in which the sending thread was ready and waited for a core
 * @param deciderWaited the same of the thread that decides, the mean where there are several
 */
record Measured(
        String path,
        String waitMode,
        double planned,
        double achieved,
        boolean valid,
        Percentiles decided,
        Percentiles journaled,
        double senderWaited,
        double deciderWaited) {
    /** The machine's own floor. */
    static final String FLOOR = "floor";

    /** The bare Disruptor. */
    static final String BARE = "bare";
}
