package io.strikeiq.watch.alert;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.watch.view.SignalView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which signals, prices and absences raise an alert: of a signal the first rule that takes it, of the others each rule whose
 * condition comes to be true; and each only once in ten minutes of event time for an underlying and signal or condition. The same
 * journal gives the same alerts, whenever it is read.
 */
public final class AlertRules {
    private static final Duration REST = Duration.ofMinutes(10);
    private static final String LAST = "last";
    private static final String PRICES = "prices";
    private static final String ABSENCES = "absences";
    private final List<AlertRule> rules;
    private final List<PriceWatch> prices;
    private final List<AbsenceWatch> absences;
    private final Map<String, Instant> last = new LinkedHashMap<>();

    /** Of signals alone. */
    public AlertRules(List<AlertRule> rules) {
        this(rules, List.of(), List.of());
    }

    /** All that a config has. */
    public AlertRules(AlertSettings settings) {
        this(settings.rules(), settings.prices(), settings.absences());
    }

    private AlertRules(List<AlertRule> rules, List<PriceRule> prices, List<AbsenceRule> absences) {
        this.rules = List.copyOf(rules);
        this.prices = prices.stream().map(PriceWatch::new).toList();
        this.absences = absences.stream().map(AbsenceWatch::new).toList();
    }

    /** The alert that a signal raises, if it does; signals and looks come in the order of their journal. */
    public Optional<Alert> of(SignalView signal) {
        absences.forEach(absence -> absence.on(signal));
        Optional<AlertRule> rule =
                rules.stream().filter(each -> each.takes(signal)).findFirst();
        if (rule.isEmpty() || rests(signal.symbol() + "/" + signal.signal(), signal.timestamp())) {
            return Optional.empty();
        }
        return rule.map(each -> Alert.of(each, signal));
    }

    /** The alerts that a look at an underlying raises. */
    public List<Alert> of(Look look) {
        List<Alert> alerts = new ArrayList<>();
        for (PriceWatch price : prices) {
            PriceRule rule = price.rule();
            String words = price.comes(look);
            if (words != null && !rests("price " + rule.name() + "/" + look.symbol(), look.timestamp())) {
                alerts.add(Alert.of(rule.name(), rule.severity(), look.symbol(), words, look));
            }
        }
        for (AbsenceWatch absence : absences) {
            AbsenceRule rule = absence.rule();
            String words = absence.comes(look);
            if (words != null && !rests("absence " + rule.name() + "/" + rule.symbol(), look.timestamp())) {
                alerts.add(Alert.of(rule.name(), rule.severity(), rule.symbol(), words, look));
            }
        }
        return alerts;
    }

    /** Whether such an alert was raised a short while ago; if not, it is from now on. */
    private boolean rests(String key, Instant now) {
        Instant before = last.get(key);
        if (before != null && now.isBefore(before.plus(REST)) && !now.isBefore(before)) {
            return true;
        }
        last.put(key, now);
        return false;
    }

    /** What has been seen and raised, as values of JSON, to be kept over a restart. */
    public Map<String, Object> saved() {
        Map<String, Object> saved = new LinkedHashMap<>();
        saved.put(LAST, new LinkedHashMap<>(last));
        Map<String, Object> seen = new LinkedHashMap<>();
        prices.forEach(price -> seen.put(price.rule().name(), price.saved()));
        saved.put(PRICES, seen);
        Map<String, Object> absent = new LinkedHashMap<>();
        absences.forEach(absence -> absent.put(absence.rule().name(), absence.saved()));
        saved.put(ABSENCES, absent);
        return saved;
    }

    /** Goes on with what was {@link #saved}; of a rule that is new since then nothing has been seen. */
    public void restore(JsonNode saved) {
        JsonNode times = saved.path(LAST);
        times.fieldNames()
                .forEachRemaining(
                        key -> last.put(key, Instant.parse(times.get(key).textValue())));
        prices.forEach(
                price -> price.restore(saved.path(PRICES).path(price.rule().name())));
        absences.forEach(absence ->
                absence.restore(saved.path(ABSENCES).path(absence.rule().name())));
    }
}
