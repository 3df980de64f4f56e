package io.strikeiq.core.metrics.chain;

import io.strikeiq.core.state.ChainState;
import java.util.Arrays;

/** What the chain metrics keep of one chain that has not expired, beside its columns. */
public final class LiveChain {
    public final ChainState state;

    /** Event time from which the chain may be repriced again. */
    long dueTime = Long.MIN_VALUE;

    long repricedTime;
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
    private long[] impliedVersion = new long[0];
    private int[] impliedColumn = new int[0];
    private double[] impliedForward = new double[0];
    private double[] impliedTau = new double[0];

    LiveChain(ChainState state) {
        this.state = state;
    }

    /** Makes room for the present rows; when rows have been added since, every volatility is implied again. */
    void ensureRows() {
        if (rowChanges == state.rowChanges()) {
            return;
        }
        rowChanges = state.rowChanges();
        int rows = state.rows();
        if (impliedVersion.length < rows) {
            int size = Math.max(rows, 2 * impliedVersion.length);
            impliedVersion = new long[size];
            impliedColumn = new int[size];
            impliedForward = new double[size];
            impliedTau = new double[size];
            strikes = new double[size];
            logStrikes = new double[size];
        }
        for (int row = 0; row < rows; row++) {
            strikes[row] = state.strike(row);
            logStrikes[row] = Math.log(strikes[row]);
        }
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
                && impliedVersion[row] == state.quoteVersion[column]
                && Math.abs(forward - impliedForward[row]) <= forwardMove * state.sigma[column]
                && Math.abs(tau - impliedTau[row]) <= tauMove;
    }

    /** Has a row implied again at the next repricing, whatever its quote. */
    void forget(int row) {
        impliedColumn[row] = -1;
    }

    void implied(int row, int column, double forward, double tau) {
        impliedColumn[row] = column;
        impliedVersion[row] = state.quoteVersion[column];
        impliedForward[row] = forward;
        impliedTau[row] = tau;
    }
}
