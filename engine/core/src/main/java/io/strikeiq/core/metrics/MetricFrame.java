package io.strikeiq.core.metrics;

import java.util.Arrays;

/** The values of all metrics of one underlying; {@code NaN} where unknown. */
public final class MetricFrame {
    private final double[] values = new double[Metric.count()];

    public MetricFrame() {
        Arrays.fill(values, Double.NaN);
    }

    public double get(Metric metric) {
        return values[metric.ordinal()];
    }

    /** The value of a metric by its ordinal. */
    public double get(int ordinal) {
        return values[ordinal];
    }

    /** Sets a metric; what is not finite is unknown. */
    public void set(Metric metric, double value) {
        set(metric.ordinal(), value);
    }

    /** As the other, by the metric's ordinal. */
    public void set(int ordinal, double value) {
        values[ordinal] = Math.abs(value) <= Double.MAX_VALUE ? value : Double.NaN;
    }

    /** Takes over the value of another frame, as it is there. */
    public void copy(int ordinal, MetricFrame other) {
        values[ordinal] = other.values[ordinal];
    }

    /** Sets a metric by its ordinal to a value that was got from a frame. */
    public void restore(int ordinal, double value) {
        values[ordinal] = value;
    }

    /** The first ordinal from one on at which another frame differs, {@link Metric#count()} when none does. */
    public int firstDifference(MetricFrame other, int from) {
        int difference = Arrays.mismatch(values, from, values.length, other.values, from, values.length);
        return difference < 0 ? values.length : from + difference;
    }

    public boolean isKnown(Metric metric) {
        return !Double.isNaN(values[metric.ordinal()]);
    }

    public void copyFrom(MetricFrame other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
    }
}
