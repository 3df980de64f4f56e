package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.metrics.chain.GexConvention;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.state.ChainState;
import java.util.Arrays;

/** The sign s of dealers' positions by the configured convention, in [−1, 1] per option. */
final class DealerPosition {
    private static final int INITIAL = 1024;

    private final GexConvention convention;
    private final TradeClassifier classifier;
    /** By instrument id: units that customers bought, and sold, since the start of the run. */
    private double[] bought = new double[INITIAL];

    private double[] sold = new double[INITIAL];

    DealerPosition(GexConvention convention, TradeClassifier classifier) {
        this.convention = convention;
        this.classifier = classifier;
    }

    boolean followsFlow() {
        return convention == GexConvention.BY_FLOW;
    }

    /** The sign of a column's option; 0 leaves it out. */
    double sign(ChainState chain, int column) {
        return switch (convention) {
            case LONG_CALLS_SHORT_PUTS -> (column & 1) == 0 ? 1 : -1;
            case ALL_SHORT -> -1;
            case BY_FLOW -> byFlow(chain.instrumentIds[column]);
        };
    }

    private double byFlow(int id) {
        if (id < 0 || id >= bought.length) {
            return 0;
        }
        double total = bought[id] + sold[id];
        return total > 0 ? (sold[id] - bought[id]) / total : 0;
    }

    /** Takes in the trade of an option that the classifier has been given. */
    void onTrade(MarketEvent tick) {
        int side = classifier.side();
        if (side == 0 || !(tick.size > 0)) {
            return;
        }
        ensureCapacity(tick.instrumentId);
        if (side > 0) {
            bought[tick.instrumentId] += tick.size;
        } else {
            sold[tick.instrumentId] += tick.size;
        }
    }

    private void ensureCapacity(int id) {
        if (id >= bought.length) {
            int size = Math.max(id + 1, 2 * bought.length);
            bought = Arrays.copyOf(bought, size);
            sold = Arrays.copyOf(sold, size);
        }
    }
}
