package io.strikeiq.watch.alert;

import java.time.Instant;

/**
 * A look at an underlying: what its market snapshot, one a minute of event time, says of its price.
 *
 * @param tickSequence with run and epoch the identity of the snapshot
 * @param timestamp event time
 * @param spot price, {@code NaN} for unknown
 * @param volumeZ z-score of the volume rate
 * @param spotAge seconds since the last price of the underlying
 */
public record Look(
        String runId,
        int epoch,
        long tickSequence,
        Instant timestamp,
        String symbol,
        double spot,
        double volumeZ,
        double spotAge) {}
