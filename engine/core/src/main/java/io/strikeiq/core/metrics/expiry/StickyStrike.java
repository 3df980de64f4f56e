package io.strikeiq.core.metrics.expiry;

import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/** The at-the-money strike: the strike nearest to spot, but it moves only when |S − ATM| exceeds half the strike gap. */
public final class StickyStrike implements Visited {
    private double strike = Double.NaN;

    /** The strike after a spot; {@code NaN} for an unknown spot or an empty chain. */
    public double update(ChainState chain, double spot) {
        if (!(spot > 0) || chain.rows() == 0) {
            return Double.NaN;
        }
        int row = Double.isNaN(strike) ? -1 : chain.rowOf(strike);
        if (row < 0 || hasLeft(chain, row, spot)) {
            strike = chain.strike(nearestRow(chain, spot));
        }
        return strike;
    }

    private static boolean hasLeft(ChainState chain, int row, double spot) {
        double strike = chain.strike(row);
        int neighbour = spot > strike ? row + 1 : row - 1;
        if (neighbour < 0 || neighbour == chain.rows()) {
            return false;
        }
        return Math.abs(spot - strike) > 0.5 * Math.abs(chain.strike(neighbour) - strike);
    }

    private static int nearestRow(ChainState chain, double spot) {
        int above = Math.min(chain.firstRowAtOrAbove(spot), chain.rows() - 1);
        boolean belowIsNearer = above > 0 && spot - chain.strike(above - 1) < chain.strike(above) - spot;
        return belowIsNearer ? above - 1 : above;
    }

    @Override
    public void visit(StateVisitor visitor) {
        strike = visitor.visit(strike);
    }
}
