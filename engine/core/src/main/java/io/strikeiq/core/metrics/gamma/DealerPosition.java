package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.chain.GexConvention;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.state.ChainState;

/** What dealers hold of each option by the configured convention: its open interest times a sign in [−1, 1]. */
final class DealerPosition {
    private final GexConvention convention;
    private final TradeClassifier classifier;

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
