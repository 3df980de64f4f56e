package io.strikeiq.persistence.database;

import java.util.Map;

/**
 * Signals in sum.
 *
 * @param total signals
 * @param unique kinds of signal, counted by symbol, engine and name
 * @param averageConfidence {@code NaN} when there is no signal
 * @param countBySignal most frequent first
 */
public record SignalStatistics(long total, long unique, double averageConfidence, Map<String, Long> countBySignal) {}
