package io.strikeiq.learning.report;

/**
 * How a report is made.
 *
 * @param draws placebos, and draws of the bootstraps
 * @param level share of the draws inside an interval
 * @param bins bins of reliability and calibration error
 * @param leastSignals resolved outcomes from which a cell is judged
 * @param leastDays days from which there is an interval by day
 * @param rate false discovery rate
 * @param seed what all draws follow from
 */
public record ReportSettings(
        int draws, double level, int bins, int leastSignals, int leastDays, double rate, long seed) {
    public static final ReportSettings STANDARD = new ReportSettings(1_000, 0.95, 10, 30, 5, 0.05, 1);

    public ReportSettings {
        if (draws < 1
                || bins < 1
                || leastSignals < 1
                || leastDays < 2
                || !(level > 0 && level < 1)
                || !(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "draws, bins and signals must be at least 1, days 2, level and rate in (0, 1)");
        }
    }
}
