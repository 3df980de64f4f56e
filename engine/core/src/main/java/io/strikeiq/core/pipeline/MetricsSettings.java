package io.strikeiq.core.pipeline;

import io.strikeiq.core.metrics.book.BookSettings;
import io.strikeiq.core.metrics.flow.FlowSettings;

/**
 * Settings of the standard calculators, one record for each group.
 *
 * @param flow option flow and positioning
 * @param book book and trades of the underlying
 */
public record MetricsSettings(FlowSettings flow, BookSettings book) {
    /** The defaults of every group. */
    public static MetricsSettings defaults() {
        return new MetricsSettings(FlowSettings.defaults(), BookSettings.defaults());
    }
}
