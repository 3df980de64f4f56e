package io.strikeiq.core.learning;

import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/**
 * Cells of one level of the experience: Beta posteriors of the share of wins, each drawn toward the posterior mean of its
 * parent. How strongly is what the cells themselves tell (empirical Bayes, by moments): with n the weight of a cell, p its
 * share of wins and m its parent's mean,
 *
 * <pre>
 *   τ² = (Σ n·(p − m)² − Σ m·(1 − m)) ÷ Σ n      variance between cells beyond that of chance
 *   s  = mean m·(1 − m) ÷ τ² − 1                 outcomes that the parent is worth
 *   posterior mean = (s·m + wins) ÷ (s + n)
 * </pre>
 */
final class CellLevel implements Visited {
    /** Outcomes that a parent is worth where too few cells tell. */
    private static final double USUAL_STRENGTH = 20;

    private static final double LEAST_STRENGTH = 2;
    private static final double MOST_STRENGTH = 1_000;

    private final double[] won;
    private final double[] total;
    // As of the last refresh.
    private final double[] mean;
    private final double[] count;
    /** Working array of one refresh. */
    private final double[] parent;

    private double strength = USUAL_STRENGTH;

    CellLevel(int cells) {
        won = new double[cells];
        total = new double[cells];
        mean = new double[cells];
        count = new double[cells];
        parent = new double[cells];
        Arrays.fill(mean, Double.NaN);
    }

    void learn(int cell, boolean isWin, double weight) {
        won[cell] += isWin ? weight : 0;
        total[cell] += weight;
    }

    /** Forgets all outcomes. */
    void clear() {
        Arrays.fill(won, 0);
        Arrays.fill(total, 0);
        strength = USUAL_STRENGTH;
    }

    /**
     * Brings the posteriors up to date.
     *
     * @param parents posterior means of the level above
     * @param children cells under each of these
     */
    void refresh(CellLevel parents, int children) {
        for (int cell = 0; cell < won.length; cell++) {
            parent[cell] = parents.mean[cell / children];
        }
        refresh();
    }

    /** The same where the cells of a parent do not stand together. */
    void refreshUnder(CellLevel parents, int[] parentOf) {
        for (int cell = 0; cell < won.length; cell++) {
            parent[cell] = parents.mean[parentOf[cell]];
        }
        refresh();
    }

    private void refresh() {
        estimateStrength();
        for (int cell = 0; cell < won.length; cell++) {
            place(cell, parent[cell]);
        }
    }

    /** The same for a level under which all others are: each cell has a mean of its own. */
    void refresh(double[] priors) {
        for (int cell = 0; cell < won.length; cell++) {
            place(cell, priors[cell]);
        }
    }

    private void place(int cell, double above) {
        mean[cell] = (strength * above + won[cell]) / (strength + total[cell]);
        count[cell] = total[cell];
    }

    private void estimateStrength() {
        double squares = 0;
        double chance = 0;
        double weights = 0;
        int seen = 0;
        for (int cell = 0; cell < won.length; cell++) {
            if (total[cell] > 0) {
                double above = parent[cell];
                double distance = won[cell] / total[cell] - above;
                squares += total[cell] * distance * distance;
                chance += above * (1 - above);
                weights += total[cell];
                seen++;
            }
        }
        if (seen < 2) {
            strength = USUAL_STRENGTH;
            return;
        }
        double between = (squares - chance) / weights;
        double estimate = between > 0 ? chance / seen / between - 1 : MOST_STRENGTH;
        strength = Math.min(MOST_STRENGTH, Math.max(LEAST_STRENGTH, estimate));
    }

    /** Posterior mean at the last refresh. */
    double mean(int cell) {
        return mean[cell];
    }

    /** Outcomes by weight that the mean was learned from. */
    double count(int cell) {
        return count[cell];
    }

    /** Outcomes that the mean is worth, its parent's share included. */
    double worth(int cell) {
        return strength + count[cell];
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitAll(won);
        visitor.visitAll(total);
        visitor.visitAll(mean);
        visitor.visitAll(count);
        strength = visitor.visit(strength);
    }
}
