package io.strikeiq.service.simulator;

/** The state of the market that planted events bend; all neutral in quiet times. */
final class Conditions {
    /** Factor on displayed size. */
    double bidDepth;

    double askDepth;
    /** Factor on the spread. */
    double spread;
    /** Factor on the rate of trades in the underlying. */
    double tradeRate;
    /** Lean of trades in the underlying, −1 all sells, +1 all buys. */
    double tradeBias;
    /** Factor on the rate of trades in options. */
    double optionRate;
    /** Lean of calls and puts, −1 all sells, +1 all buys. */
    double callBias;

    double putBias;
    /** Share of option trades in calls. */
    double callShare;
    /** Chance that an option trade opens a position. */
    double openingShare;
    /** Factor on option trade sizes. */
    double optionSize;
    /** Strike that option trades favour, {@code NaN} for none. */
    double favouredStrike;
    /** Added to the volatility of quotes. */
    double callVolatilityShift;

    double putVolatilityShift;

    Conditions() {
        reset();
    }

    void reset() {
        bidDepth = 1;
        askDepth = 1;
        spread = 1;
        tradeRate = 1;
        tradeBias = 0;
        optionRate = 1;
        callBias = 0;
        putBias = 0;
        callShare = 0.5;
        openingShare = 0.55;
        optionSize = 1;
        favouredStrike = Double.NaN;
        callVolatilityShift = 0;
        putVolatilityShift = 0;
    }
}
