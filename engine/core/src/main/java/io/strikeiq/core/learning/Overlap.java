package io.strikeiq.core.learning;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * How far the spans of one engine's signals at one horizon overlap. The weight of a span is its average uniqueness: the
 * mean over it of one over the number of spans that are open (Lopez de Prado 2018, 4.4). With the integral of that over
 * time, U, the weight of a span from a to b is (U(b) − U(a)) ÷ (b − a), whatever else opens and ends meanwhile.
 */
final class Overlap implements Visited {
    private int open;
    private double integral;
    private long reached = Long.MIN_VALUE;

    private void advance(long time) {
        if (reached != Long.MIN_VALUE && time > reached && open > 0) {
            integral += (time - reached) / 1e9 / open;
        }
        reached = Math.max(reached, time);
    }

    /** Opens a span; returns what {@link #end} is to be given. */
    double begin(long time) {
        advance(time);
        open++;
        return integral;
    }

    /** Ends a span and returns its weight in (0, 1]; ends are given in the order of their times. */
    double end(double atBegin, long begin, long time) {
        advance(time);
        double weight = time > begin ? (integral - atBegin) / ((time - begin) / 1e9) : 1.0 / open;
        open--;
        return Math.min(1, weight);
    }

    @Override
    public void visit(StateVisitor visitor) {
        open = visitor.visit(open);
        integral = visitor.visit(integral);
        reached = visitor.visit(reached);
    }
}
