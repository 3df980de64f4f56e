package io.strikeiq.core.learning;

import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/** The evidence of one signal as features: their places and values. Filled again for each signal. */
final class EvidenceFeatures implements Visited {
    private final int[] places = new int[Signal.MAX_EVIDENCE];
    private final double[] values = new double[Signal.MAX_EVIDENCE];
    private int count;

    void clear() {
        count = 0;
    }

    /** Adds one; a place below 0 is of a reason that is not known, and beyond what a signal can carry nothing is added. */
    void add(int place, double value) {
        if (place >= 0 && count < places.length) {
            places[count] = place;
            values[count] = value;
            count++;
        }
    }

    /** Puts the values at their places; of a reason that comes twice the first counts. */
    void fill(double[] features) {
        for (int i = count - 1; i >= 0; i--) {
            features[places[i]] = values[i];
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        count = visitor.visit(count);
        visitor.visitAll(places);
        visitor.visitAll(values);
    }
}
