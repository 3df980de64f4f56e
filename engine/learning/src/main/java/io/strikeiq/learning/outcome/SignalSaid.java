package io.strikeiq.learning.outcome;

import io.strikeiq.core.signal.Direction;
import java.util.Map;

/**
 * What a signal said. {@code NaN} means unknown.
 *
 * @param claim of a signal without a direction: 1 when it says that more variance will be realised than is implied, −1 when
 *     less, 0 when nothing that can be scored
 * @param ivRegime name of the IV regime when it was emitted
 * @param gammaRegime name of the dealer-gamma regime
 * @param time event time, nanoseconds since the epoch
 * @param strength rule score
 * @param confidence stamped probability of a win
 * @param confidenceCount outcomes that it was learned from, 0 for a prior
 * @param evidence values by reason
 */
public record SignalSaid(
        String engine,
        String signal,
        Direction direction,
        int claim,
        String underlying,
        String ivRegime,
        String gammaRegime,
        long time,
        double strength,
        double confidence,
        double confidenceCount,
        Map<String, Double> evidence) {
    /** The same of an underlying that is named otherwise. */
    SignalSaid of(String name) {
        return new SignalSaid(
                engine,
                signal,
                direction,
                claim,
                name,
                ivRegime,
                gammaRegime,
                time,
                strength,
                confidence,
                confidenceCount,
                evidence);
    }

    /** Whether confidence was learned from outcomes rather than assumed. */
    public boolean isLearned() {
        return confidenceCount > 0;
    }

    public boolean isDirectional() {
        return direction != Direction.NONE;
    }

    /** 1 for up or more variance, −1 for down or less, 0 for none. */
    public int sign() {
        return direction == Direction.UP ? 1 : direction == Direction.DOWN ? -1 : claim;
    }
}
