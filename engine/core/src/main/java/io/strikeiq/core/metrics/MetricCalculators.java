package io.strikeiq.core.metrics;

import java.util.List;

/** The calculators of one underlying, in the order in which a tick meets them. */
@FunctionalInterface
public interface MetricCalculators {
    /** A fresh set for one underlying. */
    List<MetricCalculator> create();
}
