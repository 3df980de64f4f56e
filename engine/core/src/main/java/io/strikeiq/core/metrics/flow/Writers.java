package io.strikeiq.core.metrics.flow;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/**
 * The option in which the writers of calls, or of puts, have built up most: the largest decayed short build-up among
 * live contracts, in units of open interest, with the average premium at which it was built (weighted by those units).
 *
 * <p>Weights grow with time in place of decaying the old ones, so that contracts compare without an exponential each. An
 * addition is O(1); the arg-max looks at every contract ever written in, on the owner's cadence.
 */
final class Writers implements Visited {
    /** No ordinal, and not what a tick without one has. */
    static final int NONE = Integer.MIN_VALUE;

    private static final double LN2 = StrictMath.log(2);
    private static final double RESCALE_AT = 1e100;
    /** Below this share of open interest a decayed build-up is over, and its highest open interest starts again. */
    private static final double OVER = 0.01;

    private final Metrics metrics;
    private final double sign;
    private final double growthPerNano;

    private Instrument[] contracts = new Instrument[64];
    private double[] built = new double[64];
    private double[] premium = new double[64];
    private double[] highest = new double[64];
    private int count;
    /** By ordinal within the underlying: position in the arrays above, −1 for none. */
    private int[] positions = new int[64];

    private int[] ordinals = new int[64];

    private double added;
    private long origin = Long.MIN_VALUE;
    private int strongest = -1;

    private record Metrics(Metric strike, Metric breakEven, Metric share, Metric premiumChange, Metric oiChange) {}

    Writers(boolean calls, FlowSettings settings) {
        this.metrics = calls
                ? new Metrics(
                        Metric.CALL_WRITER_STRIKE,
                        Metric.CALL_WRITER_BREAKEVEN,
                        Metric.CALL_WRITER_SHARE,
                        Metric.CALL_WRITER_PREMIUM_CHANGE,
                        Metric.CALL_WRITER_OI_CHANGE)
                : new Metrics(
                        Metric.PUT_WRITER_STRIKE,
                        Metric.PUT_WRITER_BREAKEVEN,
                        Metric.PUT_WRITER_SHARE,
                        Metric.PUT_WRITER_PREMIUM_CHANGE,
                        Metric.PUT_WRITER_OI_CHANGE);
        this.sign = calls ? 1 : -1;
        this.growthPerNano = LN2 / settings.writerHalfLife();
        Arrays.fill(positions, -1);
    }

    /** Takes a change of open interest of one contract; unknown prices add to what was opened, not to who wrote. */
    void add(long time, int ordinal, Instrument contract, OpenInterestChange change, double openInterest) {
        double scale = scale(time);
        if (change.units > 0) {
            added += scale * change.units;
            if (change.priceChange < 0) {
                write(position(ordinal, contract), scale, change, openInterest);
            }
        }
        int position = position(ordinal);
        if (position >= 0) {
            highest[position] = Math.max(highest[position], openInterest);
        }
    }

    private void write(int i, double scale, OpenInterestChange change, double openInterest) {
        if (built[i] < OVER * scale * openInterest) {
            highest[i] = openInterest;
        }
        built[i] += scale * change.units;
        premium[i] += scale * change.units * change.price;
    }

    /** Finds the strongest contract among those that have not expired; the first listed wins a tie. */
    void findStrongest(long time) {
        strongest = -1;
        double most = 0;
        for (int i = 0; i < count; i++) {
            if (built[i] > most && contracts[i].expiryTime() > time) {
                most = built[i];
                strongest = i;
            }
        }
    }

    /** The ordinal of the option whose ticks may change what {@link #show} shows, {@link #NONE} for none. */
    int shownOrdinal() {
        return strongest >= 0 ? ordinals[strongest] : NONE;
    }

    /** Forgets an option whose ordinal is going to be another's; the last one takes its position. */
    void forget(int ordinal) {
        int i = position(ordinal);
        if (i < 0) {
            return;
        }
        positions[ordinal] = -1;
        count--;
        if (i < count) {
            contracts[i] = contracts[count];
            built[i] = built[count];
            premium[i] = premium[count];
            highest[i] = highest[count];
            ordinals[i] = ordinals[count];
            positions[ordinals[i]] = i;
        }
        contracts[count] = null;
        strongest = -1;
    }

    void show(UnderlyingState underlying, MetricFrame frame) {
        if (strongest < 0) {
            clear(frame);
            return;
        }
        Instrument contract = contracts[strongest];
        double average = premium[strongest] / built[strongest];
        frame.set(metrics.strike, contract.strike());
        frame.set(metrics.breakEven, contract.strike() + sign * average);
        frame.set(metrics.share, added > 0 ? built[strongest] / added : Double.NaN);
        ChainState chain = chainOf(contract, underlying);
        int column = ChainState.column(chain.rowOf(contract.strike()), contract.right());
        frame.set(
                metrics.premiumChange, average > 0 ? chain.worth(column, chain.mid(column)) / average - 1 : Double.NaN);
        frame.set(metrics.oiChange, chain.openInterest[column] / highest[strongest] - 1);
    }

    private void clear(MetricFrame frame) {
        frame.set(metrics.strike, Double.NaN);
        frame.set(metrics.breakEven, Double.NaN);
        frame.set(metrics.share, Double.NaN);
        frame.set(metrics.premiumChange, Double.NaN);
        frame.set(metrics.oiChange, Double.NaN);
    }

    private static ChainState chainOf(Instrument contract, UnderlyingState underlying) {
        int i = 0;
        while (underlying.chain(i).expiryTime() != contract.expiryTime()
                || !underlying.chain(i).series().equals(contract.series())) {
            i++;
        }
        return underlying.chain(i);
    }

    private double scale(long time) {
        if (origin == Long.MIN_VALUE) {
            origin = time;
        }
        double scale = StrictMath.exp(growthPerNano * Math.max(0, time - origin));
        if (scale <= RESCALE_AT) {
            return scale;
        }
        for (int i = 0; i < count; i++) {
            built[i] /= scale;
            premium[i] /= scale;
        }
        added /= scale;
        origin = time;
        return 1;
    }

    private int position(int ordinal) {
        return ordinal < positions.length ? positions[ordinal] : -1;
    }

    private int position(int ordinal, Instrument contract) {
        if (ordinal >= positions.length) {
            int length = positions.length;
            positions = Arrays.copyOf(positions, Math.max(ordinal + 1, 2 * length));
            Arrays.fill(positions, length, positions.length, -1);
        }
        if (positions[ordinal] < 0) {
            if (count == contracts.length) {
                grow();
            }
            contracts[count] = contract;
            ordinals[count] = ordinal;
            built[count] = 0;
            premium[count] = 0;
            highest[count] = 0;
            positions[ordinal] = count++;
        }
        return positions[ordinal];
    }

    private void grow() {
        int size = 2 * count;
        contracts = Arrays.copyOf(contracts, size);
        built = Arrays.copyOf(built, size);
        premium = Arrays.copyOf(premium, size);
        highest = Arrays.copyOf(highest, size);
        ordinals = Arrays.copyOf(ordinals, size);
    }

    @Override
    public void visit(StateVisitor visitor) {
        count = visitor.visit(count);
        built = visitor.visit(built, count);
        premium = visitor.visit(premium, count);
        highest = visitor.visit(highest, count);
        ordinals = visitor.visit(ordinals, count);
        if (contracts.length != built.length) {
            contracts = Arrays.copyOf(contracts, built.length);
        }
        for (int i = 0; i < count; i++) {
            contracts[i] = visitor.visit(contracts[i]);
        }
        positions = visitor.visitWhole(positions);
        added = visitor.visit(added);
        origin = visitor.visit(origin);
        strongest = visitor.visit(strongest);
    }
}
