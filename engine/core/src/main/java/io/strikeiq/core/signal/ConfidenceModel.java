package io.strikeiq.core.signal;

/** Gives a signal its confidence when it is emitted. Event-time deterministic: no clock, no random source. */
@FunctionalInterface
public interface ConfidenceModel {
    /**
     * The probability that the signal's outcome rule comes true, in [0, 1].
     *
     * @param ivRegime code of the IV regime, {@code NaN} when unknown
     * @param gammaRegime code of the dealer-gamma regime, {@code NaN} when unknown
     */
    double confidence(String engine, SignalType type, double ivRegime, double gammaRegime);
}
