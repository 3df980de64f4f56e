package io.strikeiq.core.learning;

import io.strikeiq.core.learning.calibration.Calibration;
import io.strikeiq.core.learning.calibration.LabelledScores;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * What the outcomes of one underlying teach of the chance that a signal comes true within {@link Horizons#STATED}.
 *
 * <pre>
 *   base rate ─▶ engine ─▶ signal ─▶ IV regime ─▶ gamma regime       Beta posteriors, each drawn to its parent
 *                                          └▶ calibration ─▶ confidence, low, high, n
 * </pre>
 *
 * <p>Outcomes are counted as they are decided and change no confidence until the next {@link #refresh}, which comes with
 * marks of event time. Until a signal has an outcome its confidence is the base rate, a prior: without interval, n is 0.
 */
final class Experience implements Visited {
    /** Codes of the IV regime with the unknown one, and of the gamma regime. */
    private static final int IV_REGIMES = 5;

    private static final int GAMMA_REGIMES = 4;
    /** Outcomes from which a map from posterior to confidence is learned. */
    private static final int CALIBRATED_FROM = 500;
    /** Of the normal distribution, for an interval of 90 %. */
    private static final double NINETY_PERCENT = 1.6448536269514722;

    private final SignalKinds kinds;
    private final double[] priors;
    private final CellLevel base = new CellLevel(2);
    private final CellLevel engines;
    private final CellLevel signals;
    private final CellLevel volatility;
    private final CellLevel gamma;
    private final LabelledScores scores = new LabelledScores();
    /** Scores that the calibration was learned from. */
    private int fitted;

    private Calibration calibration;

    /**
     * @param directional chance of a directional signal before any outcome
     * @param regime the same of a signal without a direction
     */
    Experience(SignalKinds kinds, double directional, double regime) {
        this.kinds = kinds;
        this.priors = new double[] {directional, regime};
        this.engines = new CellLevel(2 * kinds.engines());
        this.signals = new CellLevel(kinds.count());
        this.volatility = new CellLevel(kinds.count() * IV_REGIMES);
        this.gamma = new CellLevel(kinds.count() * IV_REGIMES * GAMMA_REGIMES);
        refresh();
    }

    private static int volatilityCode(double regime) {
        return regime >= 0 && regime < IV_REGIMES - 1 ? 1 + (int) regime : 0;
    }

    private static int gammaCode(double regime) {
        return regime >= -1 && regime < GAMMA_REGIMES - 2 ? 2 + (int) regime : 0;
    }

    private static int cell(int kind, double ivRegime, double gammaRegime) {
        return (kind * IV_REGIMES + volatilityCode(ivRegime)) * GAMMA_REGIMES + gammaCode(gammaRegime);
    }

    /** Counts an outcome; one that is unresolved teaches nothing. */
    void learn(OpenSignal signal, Outcome outcome, double weight) {
        if (outcome == Outcome.UNRESOLVED || !(weight > 0)) {
            return;
        }
        boolean won = outcome == Outcome.WIN;
        int kind = kinds.of(signal.engine, signal.type);
        int side = signal.isDirectional() ? 0 : 1;
        int cell = cell(kind, signal.ivRegime, signal.gammaRegime);
        base.learn(side, won, weight);
        engines.learn(side * kinds.engines() + signal.engine, won, weight);
        signals.learn(kind, won, weight);
        volatility.learn(cell / GAMMA_REGIMES, won, weight);
        gamma.learn(cell, won, weight);
        if (!Double.isNaN(signal.score)) {
            scores.add(signal.score, won, weight);
        }
    }

    /** Brings posteriors and calibration up to date with all outcomes so far. */
    void refresh() {
        base.refresh(priors);
        engines.refresh(base, kinds.engines());
        signals.refreshUnder(engines, kinds.parents());
        volatility.refresh(signals, IV_REGIMES);
        gamma.refresh(volatility, GAMMA_REGIMES);
        if (scores.size() >= CALIBRATED_FROM && scores.size() > fitted) {
            fitted = scores.size();
            calibration = Calibration.fit(scores);
        }
    }

    /** Gives a signal its confidence, as of the last refresh. */
    void stamp(Signal signal, int engine) {
        int kind = kinds.of(engine, signal.type.index());
        double count = signals.count(kind);
        if (!(count > 0)) {
            signal.confidence = base.mean(kinds.isDirectional(kind) ? 0 : 1) * signal.trust;
            return;
        }
        int cell = cell(kind, signal.ivRegime, signal.gammaRegime);
        double mean = gamma.mean(cell) * signal.trust;
        if (!(mean > 0 && mean < 1)) {
            signal.confidence = mean;
            return;
        }
        signal.score = StrictMath.log(mean / (1 - mean));
        signal.confidenceCount = count;
        if (calibration != null) {
            signal.confidence = calibration.probability(signal.score);
            signal.confidenceLow = calibration.low(signal.score);
            signal.confidenceHigh = calibration.high(signal.score);
            return;
        }
        double half = NINETY_PERCENT * Math.sqrt(mean * (1 - mean) / (gamma.worth(cell) + 1));
        signal.confidence = mean;
        signal.confidenceLow = Math.max(0, mean - half);
        signal.confidenceHigh = Math.min(1, mean + half);
    }

    /** Shows all that it knows; the calibration follows from its scores. */
    @Override
    public void visit(StateVisitor visitor) {
        base.visit(visitor);
        engines.visit(visitor);
        signals.visit(visitor);
        volatility.visit(visitor);
        gamma.visit(visitor);
        scores.visit(visitor);
        int learned = visitor.visit(fitted);
        if (learned != fitted) {
            fitted = learned;
            calibration = Calibration.fit(first(learned));
        }
    }

    private LabelledScores first(int count) {
        LabelledScores some = new LabelledScores();
        for (int i = 0; i < count; i++) {
            some.add(scores.score(i), scores.won(i), scores.weight(i));
        }
        return some;
    }
}
