package io.strikeiq.core.learning;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.learning.calibration.Calibration;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.List;

/**
 * What the outcomes of one underlying teach of the chance that a signal comes true within {@link Horizons#STATED}.
 *
 * <pre>
 *   base rate ─▶ engine ─▶ signal ─▶ IV regime ─▶ gamma regime       Beta posteriors, each drawn to its parent
 *                                          └▶ calibration ─▶ confidence, low, high, n
 *   strength, evidence, regimes ─▶ online model ─▶ calibration ─▶ the same beside it, and in its place once promoted
 * </pre>
 *
 * <p>Outcomes are counted as they are decided and change no confidence until the next {@link #refresh}, which comes with
 * marks of event time. Until a signal has an outcome its confidence is the base rate, a prior: without interval, n is 0.
 */
final class Experience implements Visited {
    /** Of the normal distribution, for an interval of 90 %. */
    static final double NINETY_PERCENT = 1.6448536269514722;

    private final SignalKinds kinds;
    private final double[] priors;
    private final CellLevel base = new CellLevel(2);
    private final CellLevel engines;
    private final CellLevel signals;
    private final CellLevel volatility;
    private final CellLevel gamma;
    private final LearnedScores scores = new LearnedScores();
    private final ModelOpinion model;
    private boolean modelStates;

    /**
     * @param directional chance of a directional signal before any outcome
     * @param regime the same of a signal without a direction
     */
    Experience(List<EngineDefinition> definitions, SignalKinds kinds, double directional, double regime) {
        this.kinds = kinds;
        this.priors = new double[] {directional, regime};
        this.engines = new CellLevel(2 * kinds.engines());
        this.signals = new CellLevel(kinds.count());
        this.volatility = new CellLevel(kinds.count() * Regime.VOLATILITIES);
        this.gamma = new CellLevel(kinds.count() * Regime.VOLATILITIES * Regime.GAMMAS);
        this.model = new ModelOpinion(definitions);
        refresh();
    }

    private static int cell(int kind, double ivRegime, double gammaRegime) {
        return (kind * Regime.VOLATILITIES + Regime.volatility(ivRegime)) * Regime.GAMMAS + Regime.gamma(gammaRegime);
    }

    /** Keeps of a signal what is needed when its outcome is known. */
    void keep(Signal signal, OpenSignal opened) {
        model.keep(signal, opened);
    }

    /** Counts an outcome; one that is unresolved teaches nothing. */
    void learn(OpenSignal signal, Outcome outcome, double weight) {
        if (outcome == Outcome.UNRESOLVED || !(weight > 0)) {
            return;
        }
        boolean won = outcome == Outcome.WIN;
        int kind = kinds.of(signal.engine, signal.type);
        count(kind, signal.engine, cell(kind, signal.ivRegime, signal.gammaRegime), won, weight);
        scores.add(signal.score, won, weight);
        model.learn(signal, kinds.type(signal.engine, signal.type), won, weight);
    }

    private void count(int kind, int engine, int cell, boolean won, double weight) {
        int side = kinds.isDirectional(kind) ? 0 : 1;
        base.learn(side, won, weight);
        engines.learn(side * kinds.engines() + engine, won, weight);
        signals.learn(kind, won, weight);
        volatility.learn(cell / Regime.GAMMAS, won, weight);
        gamma.learn(cell, won, weight);
    }

    /** Becomes what earlier runs have learned of an underlying; what was learned here is forgotten. */
    void begin(PriorExperience prior, String venue, String underlying, long before) {
        base.clear();
        engines.clear();
        signals.clear();
        volatility.clear();
        gamma.clear();
        scores.clear();
        model.clear();
        modelStates = prior.modelStates();
        List<PastOutcome> past = prior.of(venue, underlying);
        for (int i = 0; i < past.size(); i++) {
            if (past.get(i).decided() < before) {
                learn(past.get(i));
            }
        }
        refresh();
    }

    /** Of an engine or a kind of signal that is no more nothing is learned. */
    private void learn(PastOutcome past) {
        int engine = kinds.engineOf(past.engine());
        int type = engine < 0 ? -1 : kinds.typeOf(engine, past.signal());
        if (type < 0 || past.outcome() == Outcome.UNRESOLVED || !(past.weight() > 0)) {
            return;
        }
        boolean won = past.outcome() == Outcome.WIN;
        int kind = kinds.of(engine, type);
        count(kind, engine, cell(kind, past.ivRegime(), past.gammaRegime()), won, past.weight());
        if (!past.isSum()) {
            scores.add(past.score(), won, past.weight());
            model.learn(past, engine, kinds.type(engine, type), won);
        }
    }

    /** Brings posteriors, calibration and model up to date with all outcomes so far. */
    void refresh() {
        base.refresh(priors);
        engines.refresh(base, kinds.engines());
        signals.refreshUnder(engines, kinds.parents());
        volatility.refresh(signals, Regime.VOLATILITIES);
        gamma.refresh(volatility, Regime.GAMMAS);
        scores.refresh();
        model.refresh();
    }

    /** Gives a signal its confidence, as of the last refresh. */
    void stamp(Signal signal, int engine) {
        stampByCells(signal, kinds.of(engine, signal.type.index()));
        model.predict(signal, engine);
        if (modelStates && !Double.isNaN(signal.modelProbability)) {
            signal.confidence = signal.modelProbability;
            signal.confidenceLow = signal.modelLow;
            signal.confidenceHigh = signal.modelHigh;
            signal.confidenceCount = signal.modelCount;
        }
    }

    private void stampByCells(Signal signal, int kind) {
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
        Calibration calibration = scores.calibration();
        if (calibration != null) {
            signal.confidence = calibration.probability(signal.score);
            signal.confidenceLow = calibration.low(signal.score);
            signal.confidenceHigh = calibration.high(signal.score);
            return;
        }
        // Cells that are alike lean on their parents, and these on all outcomes: more than all is known of none.
        double worth = Math.min(gamma.worth(cell), base.worth(kinds.isDirectional(kind) ? 0 : 1));
        double half = NINETY_PERCENT * Math.sqrt(mean * (1 - mean) / (worth + 1));
        signal.confidence = mean;
        signal.confidenceLow = Math.max(0, mean - half);
        signal.confidenceHigh = Math.min(1, mean + half);
    }

    /** Shows all that it knows. */
    @Override
    public void visit(StateVisitor visitor) {
        base.visit(visitor);
        engines.visit(visitor);
        signals.visit(visitor);
        volatility.visit(visitor);
        gamma.visit(visitor);
        scores.visit(visitor);
        model.visit(visitor);
        modelStates = visitor.visit(modelStates);
    }
}
