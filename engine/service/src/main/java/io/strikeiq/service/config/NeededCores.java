package io.strikeiq.service.config;

import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.venue.yaml.Section;
import java.util.Map;
import java.util.Optional;

/**
 * The cores that a shape of the pipeline needs: stage threads that spin or yield never leave theirs, and the feed has one
 * too. More of these than cores take turns, a time slice each.
 */
public final class NeededCores {
    private NeededCores() {}

    /** Cores that a pipeline needs, 1 when its threads sleep while there is no tick; in layout fused its journaler does always. */
    static int of(PipelineSettings pipeline, boolean live) {
        boolean awake = pipeline.waitMode() == WaitMode.BUSY_SPIN || pipeline.waitMode() == WaitMode.YIELDING;
        boolean journals = live && pipeline.layout() == Layout.PIPELINED;
        return awake ? (journals ? pipeline.liveThreadNames() : pipeline.threadNames()).size() + 1 : 1;
    }

    /** What is to be told on a machine of a number of cores, if that is too few. */
    public static Optional<String> warning(StrikeIqConfig config, int cores) {
        int needed = of(config.pipeline(), config.run().source() == Source.LIVE);
        if (needed <= cores) {
            return Optional.empty();
        }
        PipelineSettings pipeline = config.pipeline();
        return Optional.of("warning: pipeline: " + preset(config) + "layout " + Section.lower(pipeline.layout())
                + " with waitStrategy " + Section.lower(pipeline.waitMode()) + " needs " + needed + " cores, "
                + (needed - 1) + " for its threads and one for the feed; this machine has " + cores
                + ", so ticks will wait for a core: set waitStrategy: blocking, or a layout with fewer threads");
    }

    private static String preset(StrikeIqConfig config) {
        Object preset = ((Map<?, ?>) config.effective().get("pipeline")).get("preset");
        return preset.equals(Section.lower(Preset.NONE)) ? "" : "preset " + preset + ", ";
    }
}
