package io.strikeiq.learning.report;

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
}
