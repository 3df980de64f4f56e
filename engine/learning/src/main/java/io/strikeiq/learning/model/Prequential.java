package io.strikeiq.learning.model;

import io.strikeiq.core.learning.model.OnlineLogistic;
import io.strikeiq.core.learning.model.OnlineLogisticSettings;
import io.strikeiq.learning.outcome.ScoredSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Predict, then learn (Dawid 1984): each signal is predicted when it is emitted, by a model that has learned from the outcomes
 * that were known by then, and an embargo before. A label that comes late is learned late.
 */
public final class Prequential {
    /** A prediction whose outcome is not known yet. */
    private static final class Open {
        private final ScoredSignal outcome;
        private final double[] features;

        private Open(ScoredSignal outcome, double[] features) {
            this.outcome = outcome;
            this.features = features;
        }
    }

    private final FeatureSpace space;
    private final OnlineLogisticSettings settings;
    /** By underlying: each learns from its own outcomes, as in a run. */
    private final Map<String, OnlineLogistic> models = new HashMap<>();

    private final long embargo;
    private final PriorityQueue<Open> open =
            new PriorityQueue<>(Comparator.<Open>comparingLong(each -> each.outcome.decided())
                    .thenComparingLong(each -> each.outcome.time())
                    .thenComparing(each -> each.outcome.engine())
                    .thenComparing(each -> each.outcome.underlying()));

    /**
     * @param embargo nanoseconds between the end of what is learned from and what is predicted
     */
    public Prequential(FeatureSpace space, OnlineLogisticSettings settings, long embargo) {
        this.space = space;
        this.settings = settings;
        this.embargo = embargo;
    }

    /** Predicts resolved outcomes of one horizon, by time of their signals. */
    public List<Prediction> run(List<ScoredSignal> outcomes) {
        List<Prediction> predictions = new ArrayList<>();
        for (ScoredSignal outcome : outcomes) {
            while (!open.isEmpty() && open.peek().outcome.decided() + embargo < outcome.time()) {
                Open known = open.poll();
                model(known.outcome.underlying()).learn(known.features, known.outcome.won(), known.outcome.share());
            }
            double[] features = space.of(outcome.said());
            OnlineLogistic model = model(outcome.underlying());
            predictions.add(new Prediction(outcome, model.probability(features), model.learned()));
            open.add(new Open(outcome, features));
        }
        return predictions;
    }

    private OnlineLogistic model(String underlying) {
        return models.computeIfAbsent(underlying, each -> new OnlineLogistic(space.size(), settings));
    }
}
