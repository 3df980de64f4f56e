package io.strikeiq.watch.top;

import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the counters say of one engine.
 *
 * @param lastSignal event time of its last signal, null for none
 * @param blockedBy by metric on how many underlyings the engine is silent since it does not know it
 */
record EngineLine(String engine, Instant lastSignal, Map<String, Long> blockedBy) {
    /** Between engine and metric in a label. */
    private static final String BETWEEN = ": ";

    /** Of every engine, by name. */
    static List<EngineLine> of(CounterView counters) {
        Map<String, EngineLine> lines = new TreeMap<>();
        for (Reading last : counters.of(Measure.SIGNAL_LAST)) {
            line(lines, last.label(), last.value() == 0 ? null : Instant.EPOCH.plusNanos(last.value()));
        }
        for (Reading each : counters.of(Measure.BLOCKED)) {
            int end = each.label().indexOf(BETWEEN);
            if (end > 0) {
                EngineLine line = line(lines, each.label().substring(0, end), null);
                if (each.value() > 0) {
                    line.blockedBy().put(each.label().substring(end + BETWEEN.length()), each.value());
                }
            }
        }
        return new ArrayList<>(lines.values());
    }

    private static EngineLine line(Map<String, EngineLine> lines, String engine, Instant last) {
        return lines.computeIfAbsent(engine, name -> new EngineLine(name, last, new LinkedHashMap<>()));
    }

    String blockedText() {
        return blockedBy.entrySet().stream()
                .map(each -> each.getKey() + " on " + each.getValue())
                .collect(Collectors.joining(", "));
    }
}
