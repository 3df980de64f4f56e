package io.strikeiq.core.standard;

import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricCalculators;
import java.util.List;

/** The metric calculators that come with StrikeIQ, in the order in which a tick meets them. */
public final class StandardMetrics implements MetricCalculators {
    private final MetricsSettings settings;

    public StandardMetrics(MetricsSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<MetricCalculator> create() {
        return List.of(new StandardCalculators(settings));
    }

    /** The calculators of an underlying one by one, in the order in which a tick meets them. */
    public List<MetricCalculator> each() {
        return new StandardCalculators(settings).each();
    }

    /** The settings that every calculator is made with. */
    public MetricsSettings settings() {
        return settings;
    }
}
