package io.strikeiq.core.metrics.openinterest;

import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;

/**
 * Totals of calls and puts over options: open interest with the number of options where it is known, and volume.
 *
 * <p>A total of whole units is exact however it came about; one that has met a fraction carries rounding that depends on
 * its order, and is to be summed again now and then.
 */
final class SideTotals implements Visited {
    /** 2^53: up to here a sum of whole numbers is exact. */
    private static final double LARGEST_EXACT = 0x1p53;

    private final double[] openInterest = new double[2];
    private final int[] known = new int[2];
    private final double[] volume = new double[2];
    /** Whether all that was added since the last {@link #clear} was whole; not known of restored totals. */
    private boolean exact;

    void clear() {
        exact = true;
        for (int side = 0; side < 2; side++) {
            openInterest[side] = 0;
            known[side] = 0;
            volume[side] = 0;
        }
    }

    /** Adds rows {@code from} to {@code to} inclusive. */
    void add(ChainState chain, int from, int to) {
        add(chain, 0, 2 * from, 2 * to);
        add(chain, 1, 2 * from + 1, 2 * to + 1);
    }

    /** Every other column, in sums of its own: those of an array go through memory at each step. */
    private void add(ChainState chain, int side, int from, int to) {
        double interest = openInterest[side];
        double traded = volume[side];
        int count = known[side];
        boolean whole = exact;
        for (int column = from; column <= to; column += 2) {
            double units = chain.openInterest[column];
            boolean isKnown = !Double.isNaN(units);
            double open = isKnown ? units : 0;
            interest += open;
            count += isKnown ? 1 : 0;
            double size = chain.volume[column];
            double taken = size > 0 ? size : 0;
            traded += taken;
            whole = whole && isWhole(open) && isWhole(taken);
        }
        exact = whole && interest <= LARGEST_EXACT && traded <= LARGEST_EXACT;
        openInterest[side] = interest;
        volume[side] = traded;
        known[side] = count;
    }

    private static boolean isWhole(double units) {
        return units == Math.rint(units);
    }

    /** Whether to sum the options again would change nothing. */
    boolean isExact() {
        return exact;
    }

    /** Replaces one option's open interest; {@code NaN} is unknown. */
    void changeOpenInterest(int side, double prior, double next) {
        if (!Double.isNaN(prior)) {
            openInterest[side] -= prior;
            known[side]--;
        }
        if (!Double.isNaN(next)) {
            openInterest[side] += next;
            known[side]++;
            exact = exact && isWhole(next) && openInterest[side] <= LARGEST_EXACT;
        }
    }

    void addVolume(int side, double units) {
        if (units > 0) {
            volume[side] += units;
            exact = exact && isWhole(units) && volume[side] <= LARGEST_EXACT;
        }
    }

    /** Open interest of calls (0) or puts (1), {@code NaN} when none is known. */
    double openInterest(int side) {
        return known[side] > 0 ? openInterest[side] : Double.NaN;
    }

    /** Put over call open interest; {@code NaN} when unknown or without calls. */
    double openInterestRatio() {
        return ratio(openInterest(1), openInterest(0));
    }

    /** Put over call volume; {@code NaN} without call volume. */
    double volumeRatio() {
        return ratio(volume[1], volume[0]);
    }

    private static double ratio(double put, double call) {
        return call > 0 ? put / call : Double.NaN;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitAll(openInterest);
        visitor.visitAll(known);
        visitor.visitAll(volume);
        exact = false;
    }
}
