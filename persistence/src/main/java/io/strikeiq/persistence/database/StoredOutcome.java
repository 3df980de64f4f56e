package io.strikeiq.persistence.database;

import io.strikeiq.persistence.SignalId;
import java.time.Instant;

/**
 * A row of {@code signal_outcomes}; {@code NaN} is null there.
 *
 * @param id of the signal
 * @param timestamp event time at which it was decided
 * @param horizonSeconds event time from the signal on, 0 for the end of its session
 * @param grossReturn fraction, in the direction of the signal
 * @param netReturn the same after costs, unknown where nothing is said of costs
 */
public record StoredOutcome(
        SignalId id,
        Instant timestamp,
        String symbol,
        String signal,
        double horizonSeconds,
        String outcome,
        boolean bothBarriers,
        double entryPrice,
        double exitPrice,
        double grossReturn,
        double netReturn,
        double favourable,
        double adverse,
        boolean flagged) {}
