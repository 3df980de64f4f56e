package io.strikeiq.learning.report;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.learning.outcome.MarketPath;

/**
 * The outcome rule on the path of snapshots, where signals and random times are scored alike: 1 when the price goes the
 * barrier's distance the signal's way before it goes as far against it and before the horizon ends, else 0. Where no barrier
 * is known: 1 when it ends on the signal's side, 0.5 when it ends where it was.
 */
final class PathRule {
    private PathRule() {}

    static double win(MarketPath path, int from, int to, int sign, double barrier) {
        double entry = path.spot(from);
        if (barrier > 0) {
            for (int i = from + 1; i <= to; i++) {
                double moved = sign * (path.spot(i) / entry - 1);
                if (Math.abs(moved) >= barrier) {
                    return moved > 0 ? 1 : 0;
                }
            }
            return 0;
        }
        double moved = sign * (path.spot(to) - entry);
        return moved > 0 ? 1 : moved == 0 ? 0.5 : 0;
    }

    /**
     * Of a claim about variance: 1 when what is realised from snapshot to snapshot is on the claimed side of what is implied.
     *
     * @param claim 1 for more, −1 for less
     * @param perSquare implied variance of the horizon over the square of the ATM volatility
     * @return {@code NaN} where no volatility is known
     */
    static double claim(MarketPath path, int from, int to, int claim, double perSquare) {
        double sigma = path.value(Metric.ATM_SIGMA, from);
        double realised = 0;
        for (int i = from + 1; i <= to; i++) {
            double move = Math.log(path.spot(i) / path.spot(i - 1));
            realised += move * move;
        }
        double above = claim * (realised - sigma * sigma * perSquare);
        return Double.isNaN(above) ? Double.NaN : above > 0 ? 1 : 0;
    }
}
