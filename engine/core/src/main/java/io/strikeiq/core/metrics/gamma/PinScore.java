package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * The pull of the front expiry's strike with the largest open interest near spot, in 0..1, the product of
 *
 * <pre>
 *   proximity       exp(−½·(|S − K| ÷ expected move)²)
 *   concentration   0 when its open interest is the average of the strikes near spot, 1 from three times the average
 *   nearness        ½ for each day to expiry
 *   dealers' gamma  (1 + normalised GEX) ÷ 2: dealers pin a price while they are long gamma
 * </pre>
 *
 * <p>After Avellaneda and Lipkin (2003) and Ni, Pearson and Poteshman (2005). Unknown while a factor is.
 */
public final class PinScore implements Visited {
    private static final double LN_2 = StrictMath.log(2);
    private static final double DAYS_PER_YEAR = 365;
    private static final double FULL_CONCENTRATION = 3;
    private final int strikes;
    private double strike = Double.NaN;
    private double concentration = Double.NaN;

    /**
     * @param strikes strikes on each side of spot that are looked at
     */
    public PinScore(int strikes) {
        this.strikes = strikes;
    }

    /**
     * Looks at the strikes near spot.
     *
     * @param chain front expiry, null when there is none
     */
    public void look(ChainState chain, double spot) {
        strike = Double.NaN;
        concentration = Double.NaN;
        if (chain == null || Double.isNaN(spot)) {
            return;
        }
        int above = chain.firstRowAtOrAbove(spot);
        int from = Math.max(0, above - strikes);
        int to = Math.min(chain.rows(), above + strikes);
        double largest = 0;
        double total = 0;
        for (int row = from; row < to; row++) {
            double units = known(chain.openInterest[2 * row]) + known(chain.openInterest[2 * row + 1]);
            total += units;
            if (units > largest) {
                largest = units;
                strike = chain.strike(row);
            }
        }
        if (largest > 0) {
            double multiple = largest * (to - from) / total;
            concentration = Math.max(0, Math.min(1, (multiple - 1) / (FULL_CONCENTRATION - 1)));
        }
    }

    /** An option whose open interest was never reported adds none to its strike. */
    private static double known(double units) {
        return Double.isNaN(units) ? 0 : units;
    }

    public void show(MetricFrame frame) {
        double distance = (frame.get(Metric.SPOT) - strike) / frame.get(Metric.EXPECTED_MOVE);
        double proximity = StrictMath.exp(-0.5 * distance * distance);
        double nearness = StrictMath.exp(-LN_2 * frame.get(Metric.TAU) * DAYS_PER_YEAR);
        double gamma = 0.5 * (1 + frame.get(Metric.NORMALISED_GEX));
        frame.set(Metric.PIN_STRIKE, strike);
        frame.set(Metric.PIN_SCORE, proximity * concentration * nearness * gamma);
    }

    @Override
    public void visit(StateVisitor visitor) {
        strike = visitor.visit(strike);
        concentration = visitor.visit(concentration);
    }
}
