package io.strikeiq.core.learning;

import io.strikeiq.core.signal.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an earlier run teaches: what became of one of its signals at {@link Horizons#STATED}. {@code NaN} means unknown.
 *
 * @param venue of the underlying; empty for what was learned before venues were kept, which teaches every venue's of the symbol
 * @param underlying symbol
 * @param signal kind of signal
 * @param decided event time at which the outcome was known, nanoseconds since the epoch
 * @param ivRegime code of the IV regime at the signal
 * @param gammaRegime code of the dealer-gamma regime
 * @param weight share that is its own where spans of signals overlap
 * @param score log-odds that the cells gave, unknown for a prior
 * @param modelScore log-odds that the online model gave
 * @param strength of the signal, unknown of a sum
 * @param evidence values by reason
 */
public record PastOutcome(
        String venue,
        String underlying,
        String engine,
        String signal,
        long decided,
        Outcome outcome,
        double ivRegime,
        double gammaRegime,
        double weight,
        double score,
        double modelScore,
        double strength,
        Map<String, Double> evidence) {
    /** Keeps the order of the evidence. */
    public PastOutcome {
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }

    /**
     * Whether it is the sum of several that were alike: it counts in the cells by its weight, and teaches neither calibration nor
     * model.
     */
    public boolean isSum() {
        return Double.isNaN(strength);
    }
}
