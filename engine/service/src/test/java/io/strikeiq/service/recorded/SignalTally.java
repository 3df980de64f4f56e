package io.strikeiq.service.recorded;

import io.strikeiq.core.signal.Signal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts signals by the venue's day, engine and name. */
final class SignalTally {
    /** The key of a count. */
    record Key(LocalDate day, String engine, String signal) {}

    private final RecordedMarket market;
    private final Map<Key, Integer> counts = new HashMap<>();

    SignalTally(RecordedMarket market) {
        this.market = market;
    }

    void add(Signal signal) {
        counts.merge(new Key(market.day(signal.time), signal.engine, signal.type.name()), 1, Integer::sum);
    }

    int of(LocalDate day, String engine) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().day().equals(day)
                        && count.getKey().engine().equals(engine))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    int of(String engine) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().engine().equals(engine))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Days on which an engine spoke. */
    long days(String engine) {
        return counts.keySet().stream()
                .filter(key -> key.engine().equals(engine))
                .map(Key::day)
                .distinct()
                .count();
    }

    /** Names of an engine's signals that came, sorted. */
    List<String> names(String engine) {
        return counts.keySet().stream()
                .filter(key -> key.engine().equals(engine))
                .map(Key::signal)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** How often a signal came on each of the days given. */
    List<Integer> perDay(String engine, String signal, List<LocalDate> days) {
        return days.stream()
                .map(day -> counts.getOrDefault(new Key(day, engine, signal), 0))
                .toList();
    }
}
