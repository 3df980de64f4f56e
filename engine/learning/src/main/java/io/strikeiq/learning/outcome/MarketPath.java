package io.strikeiq.learning.outcome;

import io.strikeiq.core.learning.Horizons;
import io.strikeiq.core.metrics.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The snapshots of one underlying in order of time: what random times and one-line rules are scored on, and what forecasts
 * are held against. A session is a day of event time in UTC; nothing is looked at beyond its last snapshot.
 */
public final class MarketPath {
    /** Metrics that are kept. */
    private static final Metric[] KEPT = {
        Metric.SPOT,
        Metric.RSI_5M,
        Metric.VWAP,
        Metric.FORWARD,
        Metric.TAU,
        Metric.EXPECTED_MOVE,
        Metric.ATM_SIGMA,
        Metric.REALISED_VOLATILITY,
        Metric.CALL_WALL,
        Metric.PUT_WALL,
        Metric.ZERO_GAMMA,
        Metric.IV_REGIME,
        Metric.GAMMA_REGIME
    };

    private String underlying;
    private final Map<Metric, double[]> values = new EnumMap<>(Metric.class);
    private long[] times = new long[256];
    private int size;
    private int hours;

    public MarketPath(String underlying) {
        this.underlying = underlying;
        for (Metric metric : KEPT) {
            values.put(metric, new double[256]);
        }
    }

    /** Adds a snapshot; one that is not later than the last is a repetition and left out, and so is one without a price. */
    public void add(long time, Map<String, Double> metrics) {
        double spot = metrics.getOrDefault(Metric.SPOT.name(), Double.NaN);
        if (!(spot > 0) || (size > 0 && time <= times[size - 1])) {
            return;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            values.replaceAll((metric, column) -> Arrays.copyOf(column, 2 * size));
        }
        hours += size == 0 || time / Days.HOUR != times[size - 1] / Days.HOUR ? 1 : 0;
        times[size] = time;
        values.forEach((metric, column) -> column[size] = metrics.getOrDefault(metric.name(), Double.NaN));
        size++;
    }

    public String underlying() {
        return underlying;
    }

    /** Names the underlying otherwise. */
    void rename(String name) {
        underlying = name;
    }

    public int size() {
        return size;
    }

    public long time(int i) {
        return times[i];
    }

    public double spot(int i) {
        return values.get(Metric.SPOT)[i];
    }

    /** A kept metric of a snapshot. */
    public double value(Metric metric, int i) {
        return values.get(metric)[i];
    }

    /** Index of the first snapshot at or after a time, {@link #size} when there is none. */
    public int atOrAfter(long time) {
        int at = Arrays.binarySearch(times, 0, size, time);
        return at >= 0 ? at : -at - 1;
    }

    /** Index of the last snapshot at or before a time, −1 when there is none. */
    public int atOrBefore(long time) {
        int at = Arrays.binarySearch(times, 0, size, time);
        return at >= 0 ? at : -at - 2;
    }

    /** Snapshots in an hour of those hours that have any. */
    public double perHour() {
        return size / (double) Math.max(1, hours);
    }

    /** The snapshot that ends a session, given one of its own. */
    public int lastOfDay(int i) {
        return atOrAfter((Days.of(times[i]) + 1) * Days.DAY) - 1;
    }

    /**
     * The snapshot at which a horizon ends that begins at a snapshot; −1 when the session ends before, or where the next
     * snapshot is more than half the horizon late.
     */
    public int end(int i, long horizon) {
        if (horizon == Horizons.SESSION_END) {
            int last = lastOfDay(i);
            return last > i ? last : -1;
        }
        int at = atOrAfter(times[i] + horizon);
        boolean isThere = at < size && Days.of(times[at]) == Days.of(times[i]);
        return isThere && times[at] - times[i] - horizon <= horizon / 2 ? at : -1;
    }
}
