package io.strikeiq.bench.watch;

/**
 * What was measured of one market.
 *
 * @param rate ticks a second that were reached
 * @param stuck whether one of the clients took nothing
 * @param metrics of GET /metrics
 * @param gex of GET /api/v1/gex/SYMBOL
 * @param push from the journaling of a signal to a client that has it
 */
record WatchMeasured(
        int underlyings, int contracts, double rate, int clients, boolean stuck, Times metrics, Times gex, Times push) {
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
