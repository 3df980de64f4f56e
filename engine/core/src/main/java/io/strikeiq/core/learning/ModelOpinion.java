package io.strikeiq.core.learning;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.learning.calibration.Calibration;
import io.strikeiq.core.learning.calibration.Logistic;
import io.strikeiq.core.learning.model.OnlineLogistic;
import io.strikeiq.core.learning.model.OnlineLogisticSettings;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.List;

/**
 * What the online model of one underlying says of its signals, beside the cells: each is predicted when it is emitted, by the
 * model as of the last refresh, and learned from when its outcome is known.
 */
final class ModelOpinion implements Visited {
    /** Outcomes from which the model says anything. */
    static final int PREDICTS_FROM = 100;

    private final SignalFeatures features;
    private final OnlineLogistic learning;
    private final OnlineLogistic stated;
    private final LearnedScores scores = new LearnedScores();
    /** Working memory of one signal. */
    private final double[] values;

    private final EvidenceFeatures evidence = new EvidenceFeatures();

    ModelOpinion(List<EngineDefinition> definitions) {
        features = new SignalFeatures(definitions);
        learning = new OnlineLogistic(features.size(), OnlineLogisticSettings.STANDARD);
        stated = new OnlineLogistic(features.size(), OnlineLogisticSettings.STANDARD);
        values = new double[features.size()];
    }

    boolean isReady() {
        return stated.learned() >= PREDICTS_FROM;
    }

    /** Writes what it says into the signal; nothing before it has learned enough. */
    void predict(Signal signal, int engine) {
        signal.modelCount = stated.learned();
        if (!isReady()) {
            return;
        }
        features.collect(signal, engine, evidence);
        features.fill(values, engine, signal.type, signal.strength, signal.ivRegime, signal.gammaRegime, evidence);
        double probability = stated.probability(values) * signal.trust;
        if (!(probability > 0 && probability < 1)) {
            return;
        }
        signal.modelScore = Logistic.logOdds(probability);
        Calibration calibration = scores.calibration();
        if (calibration != null) {
            signal.modelProbability = calibration.probability(signal.modelScore);
            signal.modelLow = calibration.low(signal.modelScore);
            signal.modelHigh = calibration.high(signal.modelScore);
            return;
        }
        double half = Experience.NINETY_PERCENT * Math.sqrt(probability * (1 - probability) / (signal.modelCount + 1));
        signal.modelProbability = probability;
        signal.modelLow = Math.max(0, probability - half);
        signal.modelHigh = Math.min(1, probability + half);
    }

    /** Keeps what the evidence of a signal tells until its outcome is known. */
    void keep(Signal signal, OpenSignal opened) {
        features.collect(signal, opened.engine, opened.evidence);
    }

    void learn(OpenSignal signal, SignalType type, boolean won, double weight) {
        features.fill(
                values, signal.engine, type, signal.strength, signal.ivRegime, signal.gammaRegime, signal.evidence);
        learning.learn(values, won, weight);
        scores.add(signal.modelScore, won, weight);
    }

    /** Learns from an earlier run. */
    void learn(PastOutcome past, int engine, SignalType type, boolean won) {
        evidence.clear();
        past.evidence().forEach((reason, value) -> evidence.add(features.place(reason), value));
        features.fill(values, engine, type, past.strength(), past.ivRegime(), past.gammaRegime(), evidence);
        learning.learn(values, won, past.weight());
        scores.add(past.modelScore(), won, past.weight());
    }

    void refresh() {
        stated.copyFrom(learning);
        scores.refresh();
    }

    void clear() {
        learning.clear();
        scores.clear();
    }

    @Override
    public void visit(StateVisitor visitor) {
        learning.visit(visitor);
        stated.visit(visitor);
        scores.visit(visitor);
    }
}
