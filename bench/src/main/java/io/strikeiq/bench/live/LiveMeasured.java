package io.strikeiq.bench.live;

import io.strikeiq.bench.report.Percentiles;

/**
 * The live path at one rate, and the bare hop beside it.
 *
 * @param over {@code tcp} with frames of our own, or the venue whose frames came over a WebSocket
 * @param layout layout of the pipeline, in lower case
 * @param waitMode wait strategy, in lower case
 * @param planned ticks per second
 * @param achieved ticks per second that the sender reached
 * @param decode nanoseconds from a frame to the feed's slot: the mean of many, or of a venue's frames the median as they came
 * @param bytes that the feed's thread allocated for a frame of a venue, NaN where that is not measured
 * @param hop from the publication of a tick to the handler of a bare ring at the same rate
 * @param echo from a write to the answer of a bare echo on loopback at the same rate
 * @param decided from bytes read to the end of the stages
 * @param journaled from bytes read to the record in the tick journal
 * @param out from bytes read to the record of what came of it in the signal journal
 */
record LiveMeasured(
        String over,
        String layout,
        String waitMode,
        double planned,
        double achieved,
        double decode,
        double bytes,
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
