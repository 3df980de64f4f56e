package io.strikeiq.learning.report;

import io.strikeiq.learning.statistics.SuperiorAbility;
import java.util.List;

/**
 * Whether the best engine at a horizon beats its placebo by more than the best of as many without ability would.
 *
 * @param engine the best one, empty when none is above its placebo
 * @param engines those that were compared
 * @param test Hansen's test by day; its p-values are unknown of fewer than three days
 */
public record BestEngine(String horizon, String engine, List<String> engines, int days, SuperiorAbility test) {}
