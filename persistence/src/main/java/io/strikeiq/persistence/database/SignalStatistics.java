package io.strikeiq.persistence.database;

import java.util.Map;

/**
 * Signals in sum.
 *
 * @param total signals
 * @param unique kinds of signal, counted by symbol, engine and name
 * @param averageConfidence of the signals whose confidence was learned from outcomes; {@code NaN} when there is none
 * @param countBySignal most frequent first
 */
public record SignalStatistics(long total, long unique, double averageConfidence, Map<String, Long> countBySignal) {}
