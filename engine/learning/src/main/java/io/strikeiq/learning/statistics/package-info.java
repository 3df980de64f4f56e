/**
 * Statistics of forecasts and of searches among many: proper scores and their decomposition, calibration error, rank
 * statistics, bootstraps of dependent data and false discoveries. Whatever is random is drawn
 * from a seed that the caller gives, so that the same input gives the same numbers. Stateless or of one thread; formulas and
 * sources are listed in {@code engine/learning/docs/statistics.md}.
 */
package io.strikeiq.learning.statistics;
