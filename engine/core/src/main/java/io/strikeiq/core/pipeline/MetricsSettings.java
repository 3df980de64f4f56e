package io.strikeiq.core.pipeline;

/** Settings of the standard calculators, one record for each group. */
public record MetricsSettings() {
    /** The defaults of every group. */
    public static MetricsSettings defaults() {
        return new MetricsSettings();
    }
}
