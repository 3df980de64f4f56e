package io.strikeiq.core.metrics.price;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/** First, highest and lowest price of the session, those of the session before, and the gap between the two. */
final class SessionExtremes implements Visited {
    private double open = Double.NaN;
    private double high = Double.NaN;
    private double low = Double.NaN;
    private double last = Double.NaN;
    /** Last price before the session, {@code NaN} where there is none or where no session lies between. */
    private double priorLast = Double.NaN;

    void onPrice(double price, MetricFrame frame) {
        if (Double.isNaN(open)) {
            open = price;
            high = price;
            low = price;
            frame.set(Metric.SESSION_OPEN, open);
            frame.set(Metric.SESSION_GAP, open / priorLast - 1);
        }
        high = Math.max(high, price);
        low = Math.min(low, price);
        last = price;
        frame.set(Metric.SESSION_HIGH, high);
        frame.set(Metric.SESSION_LOW, low);
    }

    /** The session's extremes become the prior one's; they stay shown as the session's until the next one opens. */
    void onClose(MetricFrame frame) {
        if (Double.isNaN(open)) {
            return;
        }
        frame.set(Metric.PRIOR_HIGH, high);
        frame.set(Metric.PRIOR_LOW, low);
        frame.set(Metric.PRIOR_CLOSE, last);
        priorLast = last;
        open = Double.NaN;
    }

    /** A day begins where trading never stops: it takes over from the last one without a gap. */
    void onDay(MetricFrame frame) {
        onOpen(frame);
        priorLast = Double.NaN;
    }

    /** A session begins; one that was never closed ends with it. */
    void onOpen(MetricFrame frame) {
        onClose(frame);
        frame.set(Metric.SESSION_OPEN, Double.NaN);
        frame.set(Metric.SESSION_HIGH, Double.NaN);
        frame.set(Metric.SESSION_LOW, Double.NaN);
        frame.set(Metric.SESSION_GAP, Double.NaN);
    }

    @Override
    public void visit(StateVisitor visitor) {
        open = visitor.visit(open);
        high = visitor.visit(high);
        low = visitor.visit(low);
        last = visitor.visit(last);
        priorLast = visitor.visit(priorLast);
    }
}
