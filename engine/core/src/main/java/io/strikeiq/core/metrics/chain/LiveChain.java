package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.state.Visited;
import java.util.Arrays;

/** What the chain metrics keep of one chain that has not expired, beside its columns. */
public final class LiveChain implements Visited {
    /** Null only in a restored one until the chains are next brought up to date. */
    public ChainState state;

    private long expiryTime;
    private String series = "";

    /** Event time from which the chain may be repriced again. */
    long dueTime = Long.MIN_VALUE;

    public long repricedTime;
    /** Spot at the last repricing; forward and greeks refer to it. */
    public double repricedSpot = Double.NaN;
    /** Repricings so far, by which others see that columns have changed. */
    public long repricings;

    /** Interest rate of the greeks: the configured one, or the model's own. */
    public double rate;

    /** Strikes whose σ was carried on at the last repricing. */
    int carriedStrikes;

    /** What the chain last gave to the {@link CarryCurve}: τ·ln(F/S), and τ². */
    double carryTerm;

    double carryWeight;

    public final GreekExposure exposure = new GreekExposure();
    /** The value of {@link #repricings} that {@link #exposure} was summed at. */
    public long summed = -1;

    /** K and ln K of each row. */
    double[] strikes = new double[0];

    double[] logStrikes = new double[0];

    /** Row of the chain to index of the strike ladder. */
    public int[] ladderIndex = new int[0];

    // What each row's volatility was implied from, so that it is implied again only when that has changed.
    private int rowChanges = -1;
    /** Rows that the arrays are of. */
    private int rows;
    /** As of the last visit: whether these are the rows of the chain still, and whether all of its rows have gone. */
    private boolean inStep;

    private boolean emptied;
    private long[] impliedVersion = new long[0];
    private int[] impliedColumn = new int[0];
    private double[] impliedForward = new double[0];
    private double[] impliedTau = new double[0];

    /** One that is to be restored. */
    LiveChain() {}

    LiveChain(ChainState state) {
        this.state = state;
        this.expiryTime = state.expiryTime();
        this.series = state.series();
    }

    /** Makes room for the present rows; when rows have been added since, every volatility is implied again. */
    void ensureRows() {
        if (rowChanges == state.rowChanges()) {
            return;
        }
        rowChanges = state.rowChanges();
        rows = state.rows();
        if (impliedVersion.length < rows) {
            int size = Math.max(rows, 2 * impliedVersion.length);
            impliedVersion = new long[size];
            impliedColumn = new int[size];
            impliedForward = new double[size];
            impliedTau = new double[size];
            strikes = new double[size];
            logStrikes = new double[size];
        }
        takeStrikes();
        Arrays.fill(impliedColumn, -1);
    }

    /**
     * Whether a row's volatility still follows from what it was implied from.
     *
     * @param forwardMove largest move of the forward, as a share of the row's σ
     * @param tauMove largest change of time to expiry in years
     */
    boolean isImplied(int row, int column, double forward, double tau, double forwardMove, double tauMove) {
        return impliedColumn[row] == column
                && impliedVersion[row] == state.quoteVersion(column)
                && Math.abs(forward - impliedForward[row]) <= forwardMove * state.sigma[column]
                && Math.abs(tau - impliedTau[row]) <= tauMove;
    }

    /** Has a row implied again at the next repricing, whatever its quote. */
    void forget(int row) {
        impliedColumn[row] = -1;
    }

    void implied(int row, int column, double forward, double tau) {
        impliedColumn[row] = column;
        impliedVersion[row] = state.quoteVersion(column);
        impliedForward[row] = forward;
        impliedTau[row] = tau;
    }

    /**
     * Finds the chain that a restored state is of; false when it has expired or gone since it was last looked at. Rows that
     * were in step with it then are in step with the restored one.
     */
    boolean bind(UnderlyingState underlying) {
        for (int i = 0; i < underlying.chainCount() && state == null && !emptied; i++) {
            ChainState chain = underlying.chain(i);
            if (chain.expiryTime() == expiryTime && chain.series().equals(series)) {
                state = chain;
            }
        }
        if (state != null && inStep) {
            rowChanges = state.rowChanges();
            strikes = new double[impliedVersion.length];
            logStrikes = new double[impliedVersion.length];
            takeStrikes();
        }
        return state != null;
    }

    private void takeStrikes() {
        for (int row = 0; row < rows; row++) {
            strikes[row] = state.strike(row);
            logStrikes[row] = StrictMath.log(strikes[row]);
        }
    }

    private void lookAtState() {
        if (state != null) {
            inStep = rowChanges == state.rowChanges();
            emptied = state.rows() == 0;
        }
    }

    /** Shows everything but what follows from the strikes: their logarithms and places in the ladder. */
    @Override
    public void visit(StateVisitor visitor) {
        lookAtState();
        expiryTime = visitor.visit(expiryTime);
        series = visitor.visit(series);
        inStep = visitor.visit(inStep);
        emptied = visitor.visit(emptied);
        dueTime = visitor.visit(dueTime);
        repricedTime = visitor.visit(repricedTime);
        repricedSpot = visitor.visit(repricedSpot);
        repricings = visitor.visit(repricings);
        rate = visitor.visit(rate);
        carriedStrikes = visitor.visit(carriedStrikes);
        carryTerm = visitor.visit(carryTerm);
        carryWeight = visitor.visit(carryWeight);
        exposure.visit(visitor);
        summed = visitor.visit(summed);
        rows = visitor.visit(rows);
        impliedVersion = visitor.visit(impliedVersion, rows);
        impliedColumn = visitor.visit(impliedColumn, rows);
        impliedForward = visitor.visit(impliedForward, rows);
        impliedTau = visitor.visit(impliedTau, rows);
    }
}
