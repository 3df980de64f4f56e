package io.strikeiq.watch.alert;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.watch.view.SignalView;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long signals of one rule have failed to come. */
final class AbsenceWatch {
    /** A longer time between two looks is a break of the market. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(5);

    private final AbsenceRule rule;
    private Instant last;
    private Duration without = Duration.ZERO;
    private boolean told;

    AbsenceWatch(AbsenceRule rule) {
        this.rule = rule;
    }

    AbsenceRule rule() {
        return rule;
    }

    /** A signal has come. */
    void on(SignalView signal) {
        if (rule.isOf(signal.symbol(), signal.engine())) {
            without = Duration.ZERO;
            told = false;
        }
    }

    /** What is absent in words when it has been for too long since now, else null. */
    String comes(Look look) {
        if (!rule.concerns(look.symbol())) {
            return null;
        }
        if (last != null && look.timestamp().isAfter(last)) {
            Duration step = Duration.between(last, look.timestamp());
            without = without.plus(step.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : step);
        }
        last = last == null || look.timestamp().isAfter(last) ? look.timestamp() : last;
        if (told || without.compareTo(rule.longest()) < 0) {
            return null;
        }
        told = true;
        return "no signal" + (rule.engine().isEmpty() ? "" : " of " + rule.engine()) + " for " + without.toMinutes()
                + " minutes, " + rule.longest().toMinutes() + " allowed";
    }

    /** What has been seen, for {@link #restore}. */
    Map<String, Object> saved() {
        Map<String, Object> saved = new LinkedHashMap<>();
        saved.put("last", last);
        saved.put("withoutSeconds", without.toSeconds());
        saved.put("told", told);
        return saved;
    }

    void restore(JsonNode saved) {
        last = saved.path("last").isTextual() ? Instant.parse(saved.path("last").textValue()) : null;
        without = Duration.ofSeconds(saved.path("withoutSeconds").longValue());
        told = saved.path("told").booleanValue();
    }
}
