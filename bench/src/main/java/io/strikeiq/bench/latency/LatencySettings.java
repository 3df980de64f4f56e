package io.strikeiq.bench.latency;

import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.WaitMode;
import java.nio.file.Path;
import java.util.List;

/**
 * What is measured.
 *
 * @param rates ticks per second, ascending; a path is not tried beyond the first rate that it misses
 * @param seconds measured time of each rate
 * @param contracts options of each of the two underlyings
 * @param slots slots of every ring
 * @param historyTicks ticks that pass before the rate; many enough for every history of the metrics to be known
 * @param layouts layouts of the pipeline
 * @param waits wait strategies, of the bare ring too
 * @param folder where signal journals are written while a rate is measured
 */
record LatencySettings(
        List<Integer> rates,
        double seconds,
        int contracts,
        int slots,
        int historyTicks,
        List<Layout> layouts,
        List<WaitMode> waits,
        Path folder) {
    /** The chain that the rates are set for. */
    static final int UNDERLYINGS = 2;

    /** Share of the measured time that comes before it as a warm-up at the same rate. */
    static final double WARM_UP = 0.3;

    /** Event time between two ticks of the history. */
    static final long HISTORY_STEP = 25_000_000L;
}
