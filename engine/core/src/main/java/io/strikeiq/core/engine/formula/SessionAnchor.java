package io.strikeiq.core.engine.formula;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;

/** The session's first price and the expected move of one day as known then; frozen until the next open. */
final class SessionAnchor {
    private static final double DAYS_PER_YEAR = 365;
    private double open = Double.NaN;
    private double expectedMove = Double.NaN;

    void onTick(MarketEvent tick, MetricFrame frame) {
        if (tick.type == TickType.SESSION && tick.sessionPhase == SessionPhase.OPEN) {
            open = Double.NaN;
            expectedMove = Double.NaN;
        }
        if (Double.isNaN(expectedMove) && frame.isKnown(Metric.ATM_SIGMA) && frame.isKnown(Metric.SPOT)) {
            open = frame.get(Metric.SPOT);
            expectedMove = open * frame.get(Metric.ATM_SIGMA) / Math.sqrt(DAYS_PER_YEAR);
        }
    }

    double open() {
        return open;
    }

    /** One sigma of a calendar day, in price. */
    double expectedMove() {
        return expectedMove;
    }
}
