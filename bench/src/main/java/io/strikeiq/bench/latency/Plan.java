package io.strikeiq.bench.latency;

/**
 * When each tick of the measured stream is due. Ticks before {@code measureFrom} belong to the warm-up.
 *
 * @param start reading of the clock at which the stream's first tick is due
 * @param streamFrom sequence of the stream's first tick
 * @param measureFrom sequence of the first tick whose lateness counts
 * @param nanosPerTick distance of two ticks
 */
record Plan(long start, long streamFrom, long measureFrom, double nanosPerTick) {
    /** Nothing is planned yet, so that nothing counts. */
    static final Plan NONE = new Plan(0, Long.MAX_VALUE, Long.MAX_VALUE, 0);

    /** Reading of the clock at which a tick of the stream is due. */
    long dueAt(long sequence) {
        return start + (long) ((sequence - streamFrom) * nanosPerTick);
    }

    boolean isMeasured(long sequence) {
        return sequence >= measureFrom;
    }
}
