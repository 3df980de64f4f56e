package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.chain.GexConvention;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.state.ChainState;

/** What dealers hold of each option by the configured convention: its open interest times a sign in [−1, 1]. */
final class DealerPosition {
    private final GexConvention convention;
    private final TradeClassifier classifier;
    /** Working array of one sum over a chain. */
    private double[] units = new double[0];

    DealerPosition(GexConvention convention, TradeClassifier classifier) {
        this.convention = convention;
        this.classifier = classifier;
    }

    boolean followsFlow() {
        return convention == GexConvention.BY_FLOW;
    }

    /** Units that dealers hold of a column's option, negative when short; {@code NaN} when unknown. */
    double units(ChainState chain, int column) {
        return units(chain, column, chain.openInterest[column]);
    }

    /** As {@link #units(ChainState, int)}, were its open interest another. */
    double units(ChainState chain, int column, double openInterest) {
        return switch (convention) {
            case LONG_CALLS_SHORT_PUTS -> (column & 1) == 0 ? openInterest : -openInterest;
            case ALL_SHORT -> -openInterest;
            case BY_FLOW -> Math.max(-openInterest, Math.min(openInterest, -chain.signedVolume[column]));
        };
    }

    /** As {@link #units(ChainState, int)} by column of a chain, until the next call. */
    double[] units(ChainState chain) {
        int columns = 2 * chain.rows();
        if (units.length < columns) {
            units = new double[2 * columns];
        }
        double[] interest = chain.openInterest;
        switch (convention) {
            case LONG_CALLS_SHORT_PUTS -> longCallsShortPuts(units, interest, columns);
            case ALL_SHORT -> allShort(units, interest, columns);
            case BY_FLOW -> byFlow(units, interest, chain.signedVolume, columns);
        }
        return units;
    }

    private static void longCallsShortPuts(double[] units, double[] interest, int columns) {
        for (int column = 0; column < columns; column += 2) {
            units[column] = interest[column];
            units[column + 1] = -interest[column + 1];
        }
    }

    private static void allShort(double[] units, double[] interest, int columns) {
        for (int column = 0; column < columns; column++) {
            units[column] = -interest[column];
        }
    }

    private static void byFlow(double[] units, double[] interest, double[] bought, int columns) {
        for (int column = 0; column < columns; column++) {
            units[column] = Math.max(-interest[column], Math.min(interest[column], -bought[column]));
        }
    }

    /** Takes in the trade of an option that the classifier has been given. */
    void onTrade(MarketEvent tick, ChainState chain, int column) {
        int side = classifier.side();
        if (side != 0 && tick.size > 0) {
            double known = chain.signedVolume[column];
            chain.signedVolume[column] = (Double.isNaN(known) ? 0 : known) + side * tick.size;
            chain.onTrade();
        }
    }
}
