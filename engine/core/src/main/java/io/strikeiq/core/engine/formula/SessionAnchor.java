package io.strikeiq.core.engine.formula;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * The session's first price, and the expected move of one day as first known with it; frozen until the next session. What
 * the last session left in the frame is never taken for this one's: SESSION_OPEN is unknown until its first price.
 */
final class SessionAnchor implements Visited {
    private static final double DAYS_PER_YEAR = 365;
    private int session;
    private double open = Double.NaN;
    private double expectedMove = Double.NaN;

    /** To be called at each look, before the others. */
    void look(MetricFrame frame) {
        if (frame.session().number() != session) {
            session = frame.session().number();
            open = Double.NaN;
            expectedMove = Double.NaN;
        }
        if (Double.isNaN(expectedMove)) {
            open = frame.get(Metric.SESSION_OPEN);
            expectedMove = open * frame.get(Metric.ATM_SIGMA) / Math.sqrt(DAYS_PER_YEAR);
        }
    }

    /** {@code NaN} before the first price. */
    double open() {
        return open;
    }

    /** One sigma of a calendar day, in price; {@code NaN} while unknown. */
    double expectedMove() {
        return expectedMove;
    }

    @Override
    public void visit(StateVisitor visitor) {
        session = visitor.visit(session);
        open = visitor.visit(open);
        expectedMove = visitor.visit(expectedMove);
    }
}
