package io.strikeiq.core.signal;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.UnderlyingState;

/** The options of the nearest expiry that a trader who follows a signal buys: calls on the way up, puts on the way down. */
final class TradedOptions {
    private static final double WING_DELTA = 0.25;

    private TradedOptions() {}

    /** The option whose strike is nearest to the forward; null without a chain, or for a signal without a direction. */
    static Instrument atTheMoney(UnderlyingState underlying, Direction direction) {
        ChainState chain = chain(underlying, direction);
        if (chain == null) {
            return null;
        }
        double centre = Double.isNaN(chain.forward) ? underlying.spot : chain.forward;
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int row = 0; row < chain.rows(); row++) {
            double distance = Math.abs(chain.strike(row) - centre);
            int column = column(row, direction);
            if (distance < least && chain.instrument(column) != null) {
                least = distance;
                nearest = column;
            }
        }
        return nearest < 0 ? null : chain.instrument(nearest);
    }

    /** The option whose delta is nearest to a quarter; null where no delta is known. */
    static Instrument wing(UnderlyingState underlying, Direction direction) {
        ChainState chain = chain(underlying, direction);
        if (chain == null) {
            return null;
        }
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int row = 0; row < chain.rows(); row++) {
            int column = column(row, direction);
            double distance = Math.abs(Math.abs(chain.delta[column]) - WING_DELTA);
            if (distance < least && chain.instrument(column) != null) {
                least = distance;
                nearest = column;
            }
        }
        return nearest < 0 ? null : chain.instrument(nearest);
    }

    private static ChainState chain(UnderlyingState underlying, Direction direction) {
        return underlying == null || direction == Direction.NONE ? null : underlying.front();
    }

    private static int column(int row, Direction direction) {
        return ChainState.column(row, direction == Direction.UP ? OptionRight.CALL : OptionRight.PUT);
    }
}
