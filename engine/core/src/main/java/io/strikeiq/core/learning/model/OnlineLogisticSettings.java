package io.strikeiq.core.learning.model;

/**
 * How {@link OnlineLogistic} learns.
 *
 * @param rate α, size of the first steps, positive
 * @param smoothing β, which keeps the first steps from being wild, positive
 * @param l1 what pulls coefficients to exactly 0, not negative
 * @param l2 what pulls them towards 0, not negative
 */
public record OnlineLogisticSettings(double rate, double smoothing, double l1, double l2) {
    /** For some hundreds to thousands of outcomes and a few dozen features. */
    public static final OnlineLogisticSettings STANDARD = new OnlineLogisticSettings(0.1, 1, 0.5, 1);

    public OnlineLogisticSettings {
        if (!(rate > 0 && smoothing > 0 && l1 >= 0 && l2 >= 0)) {
            throw new IllegalArgumentException("rate " + rate + " and smoothing " + smoothing + " must be positive, l1 "
                    + l1 + " and l2 " + l2 + " not negative");
        }
    }
}
