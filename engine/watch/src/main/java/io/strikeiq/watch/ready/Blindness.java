package io.strikeiq.watch.ready;

import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.Reading;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The metrics that know too little of the days before yet.
 *
 * @param until by metric from which event time on it knows enough, null while that is not known
 */
public record Blindness(Map<String, Instant> until) {
    /** As the counters say it. */
    public static Blindness of(CounterView counters) {
        long now = counters.value(Measure.EVENT_TIME).orElse(0);
        Map<String, Instant> until = new LinkedHashMap<>();
        for (Reading each : counters.of(Measure.BLIND_UNTIL)) {
            if (each.value() == 0) {
                until.put(each.label(), null);
            } else if (each.value() > now) {
                until.put(each.label(), Instant.EPOCH.plusNanos(each.value()));
            }
        }
        return new Blindness(until);
    }

    /** Until the last of them sees, null when none is blind or that is not known. */
    public Instant last() {
        return until.containsValue(null)
                ? null
                : until.values().stream().max(Instant::compareTo).orElse(null);
    }
}
