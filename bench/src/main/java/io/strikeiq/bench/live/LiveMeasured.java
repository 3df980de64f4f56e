package io.strikeiq.bench.live;

import io.strikeiq.bench.report.Percentiles;

/**
 * The live path at one rate, and the bare hop beside it.
 *
 * @param layout layout of the pipeline, in lower case
 * @param waitMode wait strategy, in lower case
 * @param planned ticks per second
 * @param achieved ticks per second that the sender reached
 * @param decode mean nanoseconds from a frame to the feed's slot
 * @param hop from the publication of a tick to the handler of a bare ring at the same rate
 * @param echo from a write to the answer of a bare echo on loopback at the same rate
 * @param decided from bytes read to the end of the stages
 * @param journaled from bytes read to the record in the tick journal
 * @param out from bytes read to the record of what came of it in the signal journal
 */
record LiveMeasured(
        String layout,
        String waitMode,
        double planned,
        double achieved,
        double decode,
        Percentiles hop,
        Percentiles echo,
        Percentiles decided,
        Percentiles journaled,
        Percentiles out) {
    /** What decode and a bare hop take together, in nanoseconds at the median. */
    double floor() {
        return decode + hop.p50();
    }
}
