package io.strikeiq.persistence.database;

import java.time.Instant;

/**
 * A row of {@code formula_experience}; {@code NaN} is null there.
 *
 * @param version id of the version of the experience
 * @param venue of the underlying, empty where it was not kept
 * @param horizonSeconds 0 for the end of the session
 * @param confidence that a signal of these regimes gets
 * @param lastUpdate event time of the last outcome
 */
public record StoredExperience(
        String version,
        String venue,
        String symbol,
        String engine,
        String signal,
        String ivRegime,
        String gammaRegime,
        double horizonSeconds,
        long tests,
        long wins,
        long losses,
        long timeouts,
        double confidence,
        double low,
        double high,
        Instant lastUpdate) {}
