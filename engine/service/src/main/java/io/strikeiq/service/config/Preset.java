package io.strikeiq.service.config;

import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.venue.yaml.Section;
import java.util.Optional;

/** Named shapes of the pipeline. The keys that a preset sets cannot be set beside it. */
enum Preset {
    /** The keys say it all. */
    NONE(null, null, 0),
    /** Least time from tick to decision: two cores for itself, the feed's and that of the stages, which spins. */
    LATENCY(Layout.FUSED, WaitMode.BUSY_SPIN, 8_192),
    /** Most ticks per second: three cores, since the drain has its own, and a deep ring that swallows bursts. */
    THROUGHPUT(Layout.PIPELINED, WaitMode.YIELDING, 65_536);

    private final Layout layout;
    private final WaitMode waitMode;
    private final int ringSize;

    Preset(Layout layout, WaitMode waitMode, int ringSize) {
        this.layout = layout;
        this.waitMode = waitMode;
        this.ringSize = ringSize;
    }

    /** The settings with what the preset sets. */
    PipelineSettings applyTo(PipelineSettings settings) {
        if (this == NONE) {
            return settings;
        }
        return settings.withLayout(layout).withWaitMode(waitMode).withRingSize(ringSize);
    }

    /** The first of the keys that the preset sets which the section sets too, and otherwise. */
    Optional<String> contradicted(Section section, PipelineSettings settings) {
        if (this == NONE) {
            return Optional.empty();
        } else if (section.has("layout") && settings.layout() != layout) {
            return Optional.of("layout");
        } else if (section.has("waitStrategy") && settings.waitMode() != waitMode) {
            return Optional.of("waitStrategy");
        }
        return section.has("ringSize") && settings.ringSize() != ringSize ? Optional.of("ringSize") : Optional.empty();
    }
}
