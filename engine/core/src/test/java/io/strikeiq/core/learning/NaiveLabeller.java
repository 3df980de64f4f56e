package io.strikeiq.core.learning;

import io.strikeiq.core.signal.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The outcomes of signals by looking through all quotes for each, as the rule says it and without any state. */
final class NaiveLabeller {
    /** A quote, with {@code NaN} for a side that is empty; a cut is a gap of the feed or the close of the session. */
    record Event(long time, double bid, double ask, boolean cut) {}

    /** A signal after so many events. */
    record Said(int after, long time, boolean up) {}

    /** What came of it. */
    record Label(Said said, long horizon, Outcome outcome, boolean both, double entry, double exit, long exitTime) {}

    private static final double YEAR = 365.0 * 86_400e9;

    private final List<Event> events;
    private final List<Said> signals;
    private final double sigma;

    NaiveLabeller(List<Event> events, List<Said> signals, double sigma) {
        this.events = events;
        this.signals = signals;
        this.sigma = sigma;
    }

    /** Labels of every signal and horizon that has ended by the last event. */
    List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        for (Said said : signals) {
            for (int h = 0; h < Horizons.count() - 1; h++) {
                Label label = label(said, Horizons.nanos(h));
                if (label != null) {
                    labels.add(label);
                }
            }
        }
        return labels;
    }

    private static boolean isTwoSided(Event event) {
        return !event.cut && event.bid > 0 && event.ask >= event.bid;
    }

    /** The median in classes of an eighth of an octave, their lower ends. */
    private long median(int before) {
        List<Long> spacings = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (Event event : events.subList(0, before)) {
            if (event.cut) {
                last = Long.MIN_VALUE;
            } else if (isTwoSided(event) && event.time > last) {
                if (last != Long.MIN_VALUE) {
                    spacings.add(event.time - last);
                }
                last = event.time;
            }
        }
        if (spacings.size() < 5) {
            return Long.MAX_VALUE / 4;
        }
        Collections.sort(spacings);
        long middle = spacings.get((spacings.size() + 1) / 2 - 1);
        long step = Long.highestOneBit(middle) >> 3;
        return middle / step * step;
    }

    private Label label(Said said, long horizon) {
        if (horizon < 2 * median(said.after)) {
            return null;
        }
        long deadline = said.time + horizon;
        double distance = sigma * Math.sqrt(horizon / YEAR);
        double entry = Double.NaN;
        Event inForce = null;
        for (int i = said.after; i < events.size(); i++) {
            Event event = events.get(i);
            if (event.time > deadline) {
                return timedOut(said, horizon, entry, inForce);
            }
            if (event.cut) {
                return new Label(said, horizon, Outcome.UNRESOLVED, false, entry, Double.NaN, event.time);
            }
            inForce = event;
            if (Double.isNaN(entry) && isTwoSided(event)) {
                entry = said.up ? event.ask : event.bid;
            }
            double sign = said.up ? 1 : -1;
            double price = exit(said, event);
            boolean target = sign * (price - entry * (1 + sign * distance)) >= 0;
            boolean stop = sign * (price - entry * (1 - sign * distance)) <= 0;
            if (target || stop) {
                return touched(said, horizon, entry, i, distance);
            }
        }
        return null;
    }

    /** All prices of the time of the first one count. */
    private Label touched(Said said, long horizon, double entry, int first, double distance) {
        double sign = said.up ? 1 : -1;
        double target = Double.NaN;
        double stop = Double.NaN;
        long time = events.get(first).time;
        int i = first;
        for (; i < events.size() && events.get(i).time == time && !events.get(i).cut; i++) {
            double price = exit(said, events.get(i));
            if (Double.isNaN(target) && sign * (price - entry * (1 + sign * distance)) >= 0) {
                target = price;
            }
            if (Double.isNaN(stop) && sign * (price - entry * (1 - sign * distance)) <= 0) {
                stop = price;
            }
        }
        if (i == events.size()) {
            return null;
        }
        boolean both = !Double.isNaN(target) && !Double.isNaN(stop);
        boolean lost = !Double.isNaN(stop);
        return new Label(said, horizon, lost ? Outcome.LOSS : Outcome.WIN, both, entry, lost ? stop : target, time);
    }

    private static Label timedOut(Said said, long horizon, double entry, Event inForce) {
        long deadline = said.time + horizon;
        boolean known = !Double.isNaN(entry) && isTwoSided(inForce) && deadline - inForce.time <= horizon / 2;
        return new Label(
                said,
                horizon,
                known ? Outcome.TIMEOUT : Outcome.UNRESOLVED,
                false,
                entry,
                known ? exit(said, inForce) : Double.NaN,
                deadline);
    }

    private static double exit(Said said, Event event) {
        if (event.bid > event.ask) {
            return Double.NaN;
        }
        return said.up ? event.bid : event.ask;
    }

    static String brief(
            String signal,
            long time,
            long horizon,
            Outcome outcome,
            boolean both,
            double entry,
            double exit,
            long end) {
        return String.format(
                Locale.ROOT,
                "%s at %d after %d: %s%s %.9f %.9f at %d",
                signal,
                time,
                horizon,
                outcome,
                both ? " both" : "",
                entry,
                exit,
                end);
    }
}
