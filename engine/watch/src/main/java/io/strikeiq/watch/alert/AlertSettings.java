package io.strikeiq.watch.alert;

import java.util.List;

/**
 * Which alerts there are, and who is told of them.
 *
 * @param log whether the log is told
 * @param webhook who is told over HTTP
 */
public record AlertSettings(List<AlertRule> rules, boolean log, WebhookSettings webhook) {
    /** Takes a copy of the rules. */
    public AlertSettings {
        rules = List.copyOf(rules);
    }

    /** The standard rule, and nobody who is told. */
    public static AlertSettings defaults() {
        return new AlertSettings(List.of(AlertRule.standard()), false, WebhookSettings.none());
    }
}
