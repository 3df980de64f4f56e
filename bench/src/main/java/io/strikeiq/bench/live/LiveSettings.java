package io.strikeiq.bench.live;

import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.WaitMode;
import java.nio.file.Path;
import java.util.List;

/**
 * What is measured.
 *
 * @param rates ticks per second
 * @param seconds time of each rate
 * @param contracts options of each underlying
 * @param loopTicks ticks of a round
 * @param warmUp ticks that go the same way before each layout and wait strategy is measured
 * @param slots slots of every ring
 * @param layouts layouts of the pipeline
 * @param waits wait strategies, of the bare ring too
 * @param folder where journals are written while a rate is measured
 */
record LiveSettings(
        List<Integer> rates,
        double seconds,
        int contracts,
        int loopTicks,
        int warmUp,
        int slots,
        List<Layout> layouts,
        List<WaitMode> waits,
        Path folder) {
    long count(int rate) {
        return Math.max(10, Math.round(rate * seconds));
    }
}
