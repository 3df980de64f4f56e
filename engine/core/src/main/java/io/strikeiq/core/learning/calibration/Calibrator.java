package io.strikeiq.core.learning.calibration;

/** Gives the probability that belongs to a score. Applying allocates nothing. */
@FunctionalInterface
public interface Calibrator {
    /**
     * The probability of a win.
     *
     * @param score log-odds that something uncalibrated gave; {@code NaN} gives {@code NaN}
     * @return in [0, 1]
     */
    double probability(double score);
}
