package io.strikeiq.watch.alert;

import java.util.List;

/**
 * Which alerts there are, and where they go.
 *
 * @param rules of signals
 * @param prices of prices
 * @param absences of signals that fail to come
 * @param checks whether each check of readiness that does not pass any more raises one
 * @param log whether they are logged
 * @param webhook where they are sent over HTTP
 */
public record AlertSettings(
        List<AlertRule> rules,
        List<PriceRule> prices,
        List<AbsenceRule> absences,
        boolean checks,
        boolean log,
        WebhookSettings webhook) {
    /** Takes copies of the rules. */
    public AlertSettings {
        rules = List.copyOf(rules);
        prices = List.copyOf(prices);
        absences = List.copyOf(absences);
    }

    /** The standard rule, and no target but the table. */
    public static AlertSettings defaults() {
        return new AlertSettings(
                List.of(AlertRule.standard()), List.of(), List.of(), true, false, WebhookSettings.none());
    }
}
