package io.strikeiq.watch.alert;

import io.strikeiq.watch.view.SignalView;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which signals raise an alert: the first rule that takes a signal, and only once in ten minutes of event time for each
 * symbol and signal. The same signals give the same alerts, whenever they are looked at.
 */
public final class AlertRules {
    private static final Duration REST = Duration.ofMinutes(10);
    private final List<AlertRule> rules;
    private final Map<String, Instant> last = new LinkedHashMap<>();

    public AlertRules(List<AlertRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The alert that a signal raises, if it does; signals come in the order of their journal. */
    public Optional<Alert> of(SignalView signal) {
        Optional<AlertRule> rule =
                rules.stream().filter(each -> each.takes(signal)).findFirst();
        String key = signal.symbol() + "/" + signal.signal();
        Instant before = last.get(key);
        if (rule.isEmpty()
                || (before != null
                        && signal.timestamp().isBefore(before.plus(REST))
                        && !signal.timestamp().isBefore(before))) {
            return Optional.empty();
        }
        last.put(key, signal.timestamp());
        return rule.map(each -> Alert.of(each, signal));
    }

    /** When each symbol and signal raised its last alert, to be kept over a restart. */
    public Map<String, String> saved() {
        Map<String, String> saved = new LinkedHashMap<>();
        last.forEach((key, time) -> saved.put(key, time.toString()));
        return saved;
    }

    /** Goes on with what was {@link #saved}. */
    public void restore(Map<String, String> saved) {
        saved.forEach((key, time) -> last.put(key, Instant.parse(time)));
    }
}
