package io.strikeiq.learning.model;

import io.strikeiq.learning.outcome.ScoredSignal;

/**
 * What a model said of a signal before its outcome was known.
 *
 * @param learned outcomes that the model had learned from
 */
public record Prediction(ScoredSignal outcome, double probability, long learned) {}
