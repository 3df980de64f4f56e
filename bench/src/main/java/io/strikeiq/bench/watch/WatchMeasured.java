package io.strikeiq.bench.watch;

/**
 * What was measured of one market.
 *
 * @param rate ticks a second that were reached
 * @param seconds that were counted
 * @param metrics of GET /metrics
 * @param gex of GET /api/v1/gex/SYMBOL
 * @param push from the journaling of a signal to a client that has it
 * @param pushMicros microseconds of processor time a second that who sends has spent; the service's looks at the journal count too, those
 *     of bare sends do not
 */
record WatchMeasured(
        int underlyings,
        int contracts,
        double rate,
        double seconds,
        Listeners listeners,
        Times metrics,
        Times gex,
        Times push,
        double pushMicros) {
    /**
     * Microseconds of processor time of one text to one client.
     *
     * @param looks microseconds a second that are spent without any
     */
    double microsOfOne(double looks) {
        return (pushMicros - looks) * seconds / push.count();
    }

    /** Times in microseconds. */
    record Times(long count, double p50, double p99, double max) {
        static Times of(String[] words, int from) {
            return new Times(
                    Long.parseLong(words[from]),
                    Double.parseDouble(words[from + 1]),
                    Double.parseDouble(words[from + 2]),
                    Double.parseDouble(words[from + 3]));
        }
    }
}
