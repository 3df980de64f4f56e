package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.metrics.chain.GreekExposure;
import io.strikeiq.core.metrics.chain.LiveChain;
import io.strikeiq.core.metrics.chain.LiveChains;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Keeps the dealers' exposure of every live chain and of all together. A change of one option's open interest is applied
 * in O(1) with the greeks of the last repricing; a repriced chain is summed again, and with it the total, so that rounding
 * never accumulates over more than one cadence. A sum that shrinks to a thousandth within a cadence is summed again at once,
 * since the rounding of what was taken off would weigh in what is left.
 */
final class ExposureSums implements Visited {
    private final LiveChains chains;
    private final DealerPosition position;
    private final GreekExposure total = new GreekExposure();
    private long revision = -1;
    /** Repricings of all chains that are in the sums: asked for at each tick, the chains are looked at after one only. */
    private long repricings = -1;

    ExposureSums(LiveChains chains, DealerPosition position) {
        this.chains = chains;
        this.position = position;
    }

    GreekExposure total() {
        return total;
    }

    /** Sums every chain again that has been repriced or listed since; returns whether there was one. */
    boolean refresh() {
        if (revision == chains.revision() && repricings == chains.repricings()) {
            return false;
        }
        repricings = chains.repricings();
        boolean changed = revision != chains.revision();
        for (int i = 0; i < chains.size(); i++) {
            LiveChain live = chains.get(i);
            if (live.summed != live.repricings) {
                sum(live);
                changed = true;
            }
        }
        if (changed) {
            revision = chains.revision();
            addUp();
        }
        return changed;
    }

    private void addUp() {
        total.clear();
        for (int i = 0; i < chains.size(); i++) {
            total.add(chains.get(i).exposure);
        }
    }

    /** Has every chain summed again: signs of many options have changed at once. */
    void invalidate() {
        repricings = -1;
        for (int i = 0; i < chains.size(); i++) {
            chains.get(i).summed = -1;
        }
    }

    private void sum(LiveChain live) {
        live.summed = live.repricings;
        ChainState chain = live.state;
        // Sums of their own: those of an object go through memory at each step.
        double calls = 0;
        double puts = 0;
        double gross = 0;
        double vanna = 0;
        double charm = 0;
        int options = 0;
        double[] units = position.units(chain);
        double[] gammas = chain.gamma;
        double[] vannas = chain.vanna;
        double[] charms = chain.charm;
        double[] interest = chain.openInterest;
        int columns = 2 * chain.rows();
        for (int column = 0; column < columns; column++) {
            double gamma = gammas[column];
            if (Double.isNaN(gamma)) {
                continue;
            }
            double held = units[column];
            double open = interest[column];
            double byVolatility = vannas[column];
            double byTime = charms[column];
            // One look for all of them: whatever is unknown makes the sum so.
            if (Double.isNaN(held + open + byVolatility + byTime)) {
                options += isKnown(held);
                held = known(held);
                open = known(open);
                byVolatility = known(byVolatility);
                byTime = known(byTime);
            } else {
                options++;
            }
            if ((column & 1) == 0) {
                calls += held * gamma;
            } else {
                puts += held * gamma;
            }
            gross += open * gamma;
            vanna += held * byVolatility;
            charm += held * byTime;
        }
        live.exposure.set(calls, puts, gross, vanna, charm, options);
    }

    /** Applies a change of an option's open interest; {@code NaN} is unknown. */
    void onOpenInterest(LiveChain live, int column, double prior, double next) {
        if (Double.isNaN(live.state.gamma[column])) {
            return;
        }
        double before = position.units(live.state, column, prior);
        double after = position.units(live.state, column, next);
        double units = known(after) - known(before);
        change(live, column, units, known(next) - known(prior), isKnown(after) - isKnown(before));
    }

    /** Applies a change of the units that dealers hold of an option, when these follow the flow. */
    void onUnits(LiveChain live, int column, double before, double after) {
        if (!Double.isNaN(live.state.gamma[column])) {
            change(live, column, known(after) - known(before), 0, isKnown(after) - isKnown(before));
        }
    }

    private void change(LiveChain live, int column, double signed, double gross, int options) {
        add(live.exposure, live.state, column, signed, gross, options);
        add(total, live.state, column, signed, gross, options);
        boolean worn = live.exposure.isWorn();
        if (worn) {
            sum(live);
        }
        if (worn || total.isWorn()) {
            addUp();
        }
    }

    private static void add(GreekExposure sum, ChainState chain, int column, double signed, double gross, int options) {
        double gamma = chain.gamma[column];
        if ((column & 1) == 0) {
            sum.callGamma += signed * gamma;
        } else {
            sum.putGamma += signed * gamma;
        }
        sum.grossGamma += gross * gamma;
        sum.vanna += signed * known(chain.vanna[column]);
        sum.charm += signed * known(chain.charm[column]);
        sum.known += options;
    }

    private static int isKnown(double value) {
        return Double.isNaN(value) ? 0 : 1;
    }

    private static double known(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    @Override
    public void visit(StateVisitor visitor) {
        total.visit(visitor);
        revision = visitor.visit(revision);
        repricings = visitor.visit(repricings);
    }
}
