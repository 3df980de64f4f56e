package io.strikeiq.core.metrics.gamma;

import io.strikeiq.core.metrics.chain.Exposure;
import io.strikeiq.core.metrics.chain.LiveChain;
import io.strikeiq.core.metrics.chain.LiveChains;
import io.strikeiq.core.state.ChainState;

/**
 * Keeps the dealers' exposure of every live chain and of all together. A change of one option's open interest is applied
 * in O(1) with the greeks of the last repricing; a repriced chain is summed anew, and with it the total, so that rounding
 * never accumulates over more than one cadence. A sum that shrinks to a thousandth within a cadence is made anew at once,
 * since the rounding of what was taken off would weigh in what is left.
 */
final class ExposureSums {
    private final LiveChains chains;
    private final DealerPosition position;
    private final Exposure total = new Exposure();
    private long revision = -1;

    ExposureSums(LiveChains chains, DealerPosition position) {
        this.chains = chains;
        this.position = position;
    }

    Exposure total() {
        return total;
    }

    /** Sums anew every chain that has been repriced or listed anew since; returns whether there was one. */
    boolean refresh() {
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

    private void sum(LiveChain live) {
        live.summed = live.repricings;
        live.exposure.clear();
        ChainState chain = live.state;
        for (int column = 0; column < 2 * chain.rows(); column++) {
            double openInterest = chain.openInterest[column];
            if (!Double.isNaN(openInterest) && !Double.isNaN(chain.gamma[column])) {
                double sign = position.sign(chain, column);
                add(live.exposure, chain, column, sign * openInterest, Math.abs(sign) * openInterest, 1);
            }
        }
    }

    /** Applies a change of an option's open interest; {@code NaN} is unknown. */
    void onOpenInterest(LiveChain live, int column, double prior, double next) {
        if (Double.isNaN(live.state.gamma[column])) {
            return;
        }
        double sign = position.sign(live.state, column);
        double change = known(next) - known(prior);
        int options = (Double.isNaN(next) ? 0 : 1) - (Double.isNaN(prior) ? 0 : 1);
        change(live, column, sign * change, Math.abs(sign) * change, options);
    }

    /** Applies a change of an option's sign, when signs follow the flow. */
    void onSign(LiveChain live, int column, double prior, double next) {
        double openInterest = live.state.openInterest[column];
        if (!Double.isNaN(openInterest) && !Double.isNaN(live.state.gamma[column])) {
            double gross = (Math.abs(next) - Math.abs(prior)) * openInterest;
            change(live, column, (next - prior) * openInterest, gross, 0);
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

    private static void add(Exposure sum, ChainState chain, int column, double signed, double gross, int options) {
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

    private static double known(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
