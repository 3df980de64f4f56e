package io.strikeiq.service.simulator;

import io.strikeiq.service.simulator.SimulatedRun.Given;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How one engine did on planted events of one kind. A signal of the planted names is <em>found</em> where it comes on the
 * event's underlying in the event's direction within the event or the grace after it; the first one counts and further
 * ones are repeats. It is a <em>false alarm</em> where it matches no event. Signals of the engine that the simulator does
 * not plant are <em>other</em>, neither right nor wrong.
 */
final class EngineScore {
    private static final double NANOS = 1e9;

    final EventKind kind;
    final String engine;
    private final Set<String> names;
    private final double grace;
    private final List<Double> delays = new ArrayList<>();
    private int planted;
    private int sessions;
    private int falseAlarms;
    private int duringOthers;
    private int other;
    private int otherEvents;
    private int controlSessions;
    private int controlAlarms;

    /**
     * @param names the signals of the engine that events of this kind are expected to give
     * @param grace seconds after the end of an event within which its signal still is on time
     */
    EngineScore(EventKind kind, String engine, double grace, String... names) {
        this.kind = kind;
        this.engine = engine;
        this.names = Set.of(names);
        this.grace = grace;
    }

    /** Adds a session with planted events. */
    void add(SimulatedRun run) {
        sessions += run.underlyings();
        List<PlantedEvent> events =
                run.truth().stream().filter(event -> event.kind() == kind).toList();
        planted += events.size();
        otherEvents += run.truth().size() - events.size();
        boolean[] found = new boolean[events.size()];
        for (Given signal : run.signals()) {
            if (signal.engine().equals(engine)) {
                judge(signal, run, events, found);
            }
        }
    }

    private void judge(Given signal, SimulatedRun run, List<PlantedEvent> events, boolean[] found) {
        if (!names.contains(signal.signal())) {
            other++;
            return;
        }
        for (int i = 0; i < found.length; i++) {
            PlantedEvent event = events.get(i);
            if (signal.signal().equals(event.expected()) && during(signal, event, grace)) {
                if (!found[i]) {
                    delays.add((signal.time() - event.start()) / NANOS);
                }
                found[i] = true;
                return;
            }
        }
        falseAlarms++;
        duringOthers += run.truth().stream().anyMatch(event -> during(signal, event, grace)) ? 1 : 0;
    }

    private static boolean during(Given signal, PlantedEvent event, double grace) {
        return signal.underlying().equals(event.underlying())
                && signal.time() >= event.start()
                && signal.time() <= event.end() + grace * NANOS;
    }

    /** Adds a session of the same shape without events: every signal of the planted names is a false alarm. */
    void addControl(SimulatedRun run) {
        controlSessions += run.underlyings();
        controlAlarms += (int) run.signals().stream()
                .filter(signal -> signal.engine().equals(engine) && names.contains(signal.signal()))
                .count();
    }

    int planted() {
        return planted;
    }

    double recall() {
        return (double) delays.size() / planted;
    }

    /** False alarms outside all events per underlying and session with events. */
    double quietAlarms() {
        return (double) (falseAlarms - duringOthers) / sessions;
    }

    /** False alarms within events of other kinds, per such event. */
    double otherAlarms() {
        return (double) duringOthers / otherEvents;
    }

    /** False alarms per underlying and session without events. */
    double controlAlarms() {
        return (double) controlAlarms / controlSessions;
    }

    private double medianDelay() {
        List<Double> sorted = new ArrayList<>(delays);
        Collections.sort(sorted);
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    static String[] headings() {
        return new String[] {
            "engine",
            "event",
            "planted",
            "found",
            "recall",
            "median delay s",
            "false alarms/session",
            "of these in other events",
            "control alarms/session",
            "other signals/session"
        };
    }

    String[] row() {
        return new String[] {
            engine,
            kind.name(),
            Integer.toString(planted),
            Integer.toString(delays.size()),
            format("%.2f", recall()),
            format("%.1f", medianDelay()),
            format("%.2f", (double) falseAlarms / sessions),
            format("%.2f", (double) duringOthers / sessions),
            format("%.2f", controlAlarms()),
            format("%.1f", (double) other / sessions)
        };
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
