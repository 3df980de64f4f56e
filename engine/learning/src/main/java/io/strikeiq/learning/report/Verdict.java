package io.strikeiq.learning.report;

import java.util.Locale;

/** Says in plain words what a scorecard shows. */
final class Verdict {
    private Verdict() {}

    static String of(Scorecard card, double adjusted, ReportSettings settings) {
        String who = card.scope().title() + " at " + card.scope().horizonName();
        Counts counts = card.counts();
        if (counts.resolved() < settings.leastSignals()) {
            return who + ": too few to judge, " + counts.resolved() + " resolved outcomes of "
                    + settings.leastSignals();
        }
        PlaceboResult placebo = card.placebo();
        if (Double.isNaN(placebo.p())) {
            return who + ": right in " + share(card.hits().rate()) + " of " + counts.resolved()
                    + ", not compared with a placebo: " + reason(card);
        }
        String rates = "right in " + share(placebo.rate()) + " of " + placebo.signals()
                + ", random times of the same hours in " + share(placebo.expected()) + " (p " + number(placebo.p())
                + ", adjusted " + number(adjusted) + ")";
        return adjusted <= settings.rate()
                ? who + " beats its placebo: " + rates
                : who + " does not beat its placebo: " + rates;
    }

    private static String reason(Scorecard card) {
        return Double.isNaN(card.profit().gross()) ? "a signal without a direction" : "no snapshots of its times";
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
