package io.strikeiq.learning.statistics;

/**
 * Area under the ROC curve: the chance that a win was given a higher probability than a loss, ties counting half; the
 * Mann-Whitney statistic (Hanley, McNeil 1982), weighted.
 */
public final class AreaUnderCurve {
    private AreaUnderCurve() {}

    /** In [0, 1]; {@code NaN} when there is no win or nothing but wins. */
    public static double of(Forecasts forecasts) {
        double below = 0;
        double won = 0;
        double area = 0;
        int from = 0;
        while (from < forecasts.size()) {
            double wins = 0;
            double others = 0;
            int to = from;
            while (to < forecasts.size() && forecasts.probability(to) == forecasts.probability(from)) {
                wins += forecasts.weight(to) * forecasts.outcome(to);
                others += forecasts.weight(to) * (1 - forecasts.outcome(to));
                to++;
            }
            area += wins * (below + others / 2);
            below += others;
            won += wins;
            from = to;
        }
        return won > 0 && below > 0 ? area / (won * below) : Double.NaN;
    }
}
