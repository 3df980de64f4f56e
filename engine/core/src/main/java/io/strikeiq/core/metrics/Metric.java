package io.strikeiq.core.metrics;

/**
 * The live metrics of an underlying. The names are those of the reference, the journal and the database; the order is
 * not part of any format, the journal stores names.
 */
public enum Metric {
    // Price.
    SPOT("price", "reference price of the underlying"),
    SPOT_AGE("s", "time since the last price of the underlying, of this session or an earlier one; as of snapshots"),
    SESSION_OPEN("price", "first price of the session"),
    SESSION_HIGH("price", "highest price of the session so far"),
    SESSION_LOW("price", "lowest price of the session so far"),
    PRIOR_HIGH("price", "highest price of the prior session"),
    PRIOR_LOW("price", "lowest price of the prior session"),
    PRIOR_CLOSE("price", "last price of the prior session"),
    SESSION_GAP("share", "first price of the session over the last of the prior session, minus one"),
    VWAP("price", "volume-weighted average price of the session, of the book instrument less its basis"),
    VWAP_SIGMA("price", "volume-weighted standard deviation of price around VWAP"),
    RSI_1M("0..100", "Wilder's RSI(14) on 1-minute bars"),
    RSI_5M("0..100", "Wilder's RSI(14) on 5-minute bars"),
    RSI_15M("0..100", "Wilder's RSI(14) on 15-minute bars"),
    ATR_1M("price", "Wilder's ATR(14) on 1-minute bars"),
    ATR_5M("price", "Wilder's ATR(14) on 5-minute bars"),
    ATR_15M("price", "Wilder's ATR(14) on 15-minute bars"),
    EMA_1M("price", "EMA(20) on 1-minute bars"),
    EMA_5M("price", "EMA(20) on 5-minute bars"),
    EMA_15M("price", "EMA(20) on 15-minute bars"),
    BAR_OPEN("price", "open of the 1-minute bar in progress"),
    BAR_HIGH("price", "high of the 1-minute bar in progress"),
    BAR_LOW("price", "low of the 1-minute bar in progress"),

    // Volatility.
    REALISED_VOLATILITY("annualised", "realised volatility of mids or of two-sided trades, freed of noise, decayed"),
    PARKINSON_VOLATILITY("annualised", "Parkinson volatility on 5-minute bars"),
    YANG_ZHANG_VOLATILITY("annualised", "Yang-Zhang volatility on 5-minute bars"),
    RV_IV_RATIO("ratio", "realised volatility over ATM_SIGMA_CONTINUOUS"),

    // Book.
    RELATIVE_SPREAD("share", "(ask - bid) / mid"),
    RELATIVE_SPREAD_Z("sigma", "z-score of the relative spread in its decayed history"),
    SPREAD_PERCENTILE("0..100", "percentile of the relative spread in its decayed history"),
    BID_DEPTH("units", "size on the bid side within the known levels"),
    ASK_DEPTH("units", "size on the ask side within the known levels"),
    BID_DEPTH_MEAN("units", "mean of bid depth over time, decayed over a few seconds"),
    ASK_DEPTH_MEAN("units", "mean of ask depth over time, decayed over a few seconds"),
    BID_DEPTH_PERCENTILE("0..100", "percentile of mean bid depth in its decayed history"),
    ASK_DEPTH_PERCENTILE("0..100", "percentile of mean ask depth in its decayed history"),
    DEPTH_IMBALANCE("-1..1", "(bid depth - ask depth) / (bid depth + ask depth)"),
    DEPTH_IMBALANCE_Z("sigma", "z-score of the depth imbalance"),
    MICROPRICE("price", "size-weighted mid of the best quotes, less the basis of the book instrument"),
    OFI("units", "order-flow imbalance of the best quotes, decayed"),
    OFI_Z("sigma", "z-score of OFI"),
    OFI_DEPTH_Z("sigma", "z-score of multi-level OFI, NaN without depth"),
    ADD_RATE("units/s", "size added at the displayed levels, decayed"),
    CANCEL_RATE("units/s", "size cancelled at the displayed levels, decayed"),
    CANCEL_ADD_RATIO("ratio", "cancelled over added size"),
    BID_CANCEL_ADD_RATIO("ratio", "cancelled over added size of the bids"),
    ASK_CANCEL_ADD_RATIO("ratio", "cancelled over added size of the asks"),
    RESILIENCY_HALF_LIFE("s", "time in which half of a depth shock is refilled, decayed mean"),
    BOOK_SOURCE(
            "code",
            "0 none, 1 the underlying's own book, 2 that of its future or declared instrument, 3 the ATM options' quotes"),

    // Trades.
    TRADE_RATE("1/s", "trades of the underlying, decayed"),
    TRADE_RATE_Z("sigma", "z-score of the trade rate"),
    VOLUME_RATE("units/s", "traded volume of the underlying, decayed"),
    VOLUME_Z("sigma", "z-score of the volume rate"),
    SIGNED_VOLUME("units", "buyer minus seller initiated volume, decayed"),
    SIGNED_VOLUME_Z("sigma", "z-score of the signed volume"),
    VPIN("0..1", "volume-synchronised probability of informed trading"),
    KYLE_LAMBDA("price/unit", "price impact per signed unit, decayed regression"),
    KYLE_LAMBDA_Z("sigma", "z-score of Kyle's lambda"),
    AMIHUD("1/currency", "absolute return per traded value, decayed"),
    AMIHUD_Z("sigma", "z-score of Amihud's ratio"),
    RETURN_PER_VOLUME_PERCENTILE("0..100", "percentile of |return| per unit traded in its decayed history"),
    SWEEP_LEVELS_UP("levels", "ask levels taken out within 1 s by aggressive buying"),
    SWEEP_LEVELS_DOWN("levels", "bid levels taken out within 1 s by aggressive selling"),
    LIQUIDITY_SCORE("sigma", "mean of the z-scores of spread, thinness, Amihud and lambda; high is illiquid"),

    // Front expiry.
    FORWARD("price", "forward of the front expiry"),
    TAU("years", "time to the front expiry"),
    ATM_STRIKE("price", "sticky at-the-money strike"),
    ATM_SIGMA("annualised", "ATM implied volatility at the forward"),
    STRADDLE("price", "straddle at the forward, priced at ATM_SIGMA"),
    EXPECTED_MOVE("price", "one-sigma move to expiry, sigma sqrt(tau) F"),
    EXPECTED_MOVE_STRADDLE("price", "1.2533 times the straddle"),
    EXPECTED_MOVE_MODEL_FREE("price", "one-sigma move to expiry from the variance of the option strip"),
    MODEL_FREE_VOLATILITY("annualised", "square root of the strip's variance per year"),
    BAND_UP_1("price", "forward plus one expected move"),
    BAND_DOWN_1("price", "forward minus one expected move"),
    BAND_UP_2("price", "forward plus two expected moves"),
    BAND_DOWN_2("price", "forward minus two expected moves"),
    TERMINAL_PROBABILITY_UP_1("probability", "spot ends above BAND_UP_1, lognormal"),
    TOUCH_PROBABILITY_UP_1("probability", "spot touches BAND_UP_1 before expiry, lognormal"),
    TERMINAL_PROBABILITY_DOWN_1("probability", "spot ends below BAND_DOWN_1, lognormal"),
    TOUCH_PROBABILITY_DOWN_1("probability", "spot touches BAND_DOWN_1 before expiry, lognormal"),
    RISK_REVERSAL_25("annualised", "25-delta call sigma minus put sigma"),
    BUTTERFLY_25("annualised", "mean of the 25-delta sigmas minus ATM sigma"),
    TERM_SLOPE("annualised", "ATM sigma of the next expiry minus the front's"),
    ATM_SIGMA_1D("annualised", "ATM sigma at a constant maturity of 1 day"),
    ATM_SIGMA_1D_EXTRAPOLATED("code", "1 when 1 day lies outside the listed expiries, 0 when between two"),
    ATM_SIGMA_7D("annualised", "ATM sigma at a constant maturity of 7 days"),
    ATM_SIGMA_7D_EXTRAPOLATED("code", "1 when 7 days lie outside the listed expiries, 0 when between two"),
    ATM_SIGMA_30D("annualised", "ATM sigma at a constant maturity of 30 days"),
    ATM_SIGMA_30D_EXTRAPOLATED("code", "1 when 30 days lie outside the listed expiries, 0 when between two"),
    ATM_SIGMA_CONTINUOUS("annualised", "ATM_SIGMA_7D with the steps of rolls and listings taken off"),
    MAX_PAIN("price", "strike that minimises the payout to holders, front expiry"),
    OPTION_SPREAD("share", "median relative spread of the ATM options"),
    OPTION_STALENESS("s", "age of the newest ATM option quote"),
    CARRIED_STRIKES("count", "strikes of the live chains whose sigma is carried from an earlier quote"),

    // Positioning.
    CALL_OI("units", "open interest of all live calls"),
    PUT_OI("units", "open interest of all live puts"),
    PCR_OI("ratio", "put over call open interest, whole chain"),
    PCR_OI_ATM("ratio", "put over call open interest, ATM +- n strikes of the front expiry"),
    PCR_VOLUME("ratio", "put over call session volume, whole chain"),
    PCR_VOLUME_ATM("ratio", "put over call session volume, ATM +- n strikes of the front expiry"),
    PCR_VOLUME_WINDOW("ratio", "put over call volume, decayed window"),
    PCR_OI_PERCENTILE("0..100", "percentile of PCR_OI in its decayed history"),
    CALL_OI_WALL("price", "strike of the largest call open interest above spot"),
    PUT_OI_WALL("price", "strike of the largest put open interest below spot"),
    CALL_OI_VELOCITY("1/s", "decayed change of call open interest per second over call open interest"),
    PUT_OI_VELOCITY("1/s", "decayed change of put open interest per second over put open interest"),
    CALL_OI_VELOCITY_Z("sigma", "z-score of CALL_OI_VELOCITY"),
    PUT_OI_VELOCITY_Z("sigma", "z-score of PUT_OI_VELOCITY"),
    CALL_LONG_BUILDUP("units", "delta-weighted call open interest added while the price rose, decayed"),
    CALL_SHORT_BUILDUP("units", "delta-weighted call open interest added while the price fell, decayed"),
    CALL_SHORT_COVERING("units", "delta-weighted call open interest removed while the price rose, decayed"),
    CALL_LONG_UNWINDING("units", "delta-weighted call open interest removed while the price fell, decayed"),
    PUT_LONG_BUILDUP("units", "delta-weighted put open interest, same quadrants as for calls, decayed"),
    PUT_SHORT_BUILDUP("units", "delta-weighted put open interest, same quadrants as for calls, decayed"),
    PUT_SHORT_COVERING("units", "delta-weighted put open interest, same quadrants as for calls, decayed"),
    PUT_LONG_UNWINDING("units", "delta-weighted put open interest, same quadrants as for calls, decayed"),
    CALL_WRITING_Z("sigma", "z-score of call short build-up"),
    PUT_WRITING_Z("sigma", "z-score of put short build-up"),
    CALL_WRITER_STRIKE("price", "strike with the largest decayed call short build-up"),
    CALL_WRITER_BREAKEVEN("price", "that strike plus the writers' average premium"),
    CALL_WRITER_SHARE("share", "short build-up there over all call open interest added"),
    PUT_WRITER_STRIKE("price", "strike with the largest decayed put short build-up"),
    PUT_WRITER_BREAKEVEN("price", "that strike minus the writers' average premium"),
    PUT_WRITER_SHARE("share", "short build-up there over all put open interest added"),
    CALL_WRITER_PREMIUM_CHANGE("share", "mid over the writers' average premium, minus one"),
    PUT_WRITER_PREMIUM_CHANGE("share", "mid over the writers' average premium, minus one"),
    CALL_WRITER_OI_CHANGE("share", "open interest there over its highest since the build-up, minus one"),
    PUT_WRITER_OI_CHANGE("share", "open interest there over its highest since the build-up, minus one"),

    // Dealer gamma.
    NET_GEX("currency/1%", "net gamma exposure of dealers"),
    GROSS_GEX("currency/1%", "gamma exposure of all open interest, whoever holds it"),
    CALL_GEX("currency/1%", "gamma exposure of calls"),
    PUT_GEX("currency/1%", "gamma exposure of puts"),
    NORMALISED_GEX("-1..1", "net over gross gamma exposure"),
    CALL_WALL("price", "strike of the largest call gamma exposure"),
    PUT_WALL("price", "strike of the largest put gamma exposure"),
    SHORT_GAMMA_STRIKE("price", "strike of the most negative net gamma exposure"),
    ZERO_GAMMA("price", "root of net GEX in spot nearest to spot"),
    ZERO_GAMMA_ROOTS("count", "roots of net GEX that matter within the searched range, at the last search"),
    ZERO_GAMMA_DISTANCE("share", "(spot - zero gamma) / spot"),
    ZERO_GAMMA_DISTANCE_SIGMA("sigma of one day", "(spot - zero gamma) over the one-day expected move"),
    NET_VANNA("units/vol point", "dealers' vanna exposure"),
    NET_CHARM("units/day", "dealers' charm exposure"),
    HEDGING_FLOW_1PCT("units", "dealers' hedging flow for a rise of 1 %"),
    GAMMA_FRAGILITY("ratio", "net short gamma per 1 % over traded value per day, 0 when dealers are long"),
    GAMMA_SOURCE("code", "0 own gamma, 1 the venue's gamma"),

    // Option flow.
    PREMIUM_FLOW("currency", "signed premium traded, calls minus puts, decayed"),
    PREMIUM_FLOW_Z("sigma", "z-score of PREMIUM_FLOW"),
    DELTA_FLOW("units", "signed delta traded, decayed"),
    DELTA_FLOW_Z("sigma", "z-score of DELTA_FLOW"),
    GAMMA_FLOW("units/price", "signed gamma traded, decayed"),
    GAMMA_FLOW_Z("sigma", "z-score of GAMMA_FLOW"),
    VEGA_FLOW("currency/vol point", "signed vega traded, decayed"),
    VEGA_FLOW_Z("sigma", "z-score of VEGA_FLOW"),
    SHORT_DATED_CALL_GAMMA_FLOW_Z("sigma", "z-score of signed gamma traded in front-expiry calls"),
    SHORT_DATED_PUT_GAMMA_FLOW_Z("sigma", "z-score of signed gamma traded in front-expiry puts"),
    OPTION_VOLUME_Z("sigma", "z-score of the option volume rate"),
    OPTION_TURNOVER_Z("sigma", "z-score of the option premium turnover rate"),
    TRADE_SIZE_Z("sigma", "z-score of the last option trade's size in its decayed history"),
    VOLUME_OI_RATIO("ratio", "option volume of the session over open interest"),
    VOLUME_OI_Z("sigma", "z-score of the option volume rate over open interest"),
    BLOCK_SHARE("share", "share of decayed option volume in block trades"),
    OPTION_SWEEPS("1/s", "multi-level or multi-strike sweeps, decayed"),
    OPTION_SWEEPS_Z("sigma", "z-score of OPTION_SWEEPS"),
    OPTION_TRADES("count", "option trades of the session"),
    OI_CHANGE_SHARE("share", "decayed open-interest change over decayed option volume"),

    // Regimes.
    IV_PERCENTILE("0..100", "percentile of ATM_SIGMA_CONTINUOUS in its decayed history"),
    IV_REGIME("code", "0 low, 1 normal, 2 elevated, 3 extreme"),
    ATM_SIGMA_CHANGE("annualised", "change of ATM_SIGMA_CONTINUOUS over the regime window"),
    SPOT_SIGMA_CORRELATION("-1..1", "decayed correlation of spot returns and ATM_SIGMA_CONTINUOUS changes"),
    GAMMA_REGIME("code", "-1 short, 0 neutral, 1 long"),
    STRUCTURE_REGIME("code", "0 range, 1 trend up, 2 trend down, 3 breakout, 4 pin"),
    STRUCTURE_STABILITY("0..1", "share of the window spent in the present regime"),
    STRUCTURE_TRANSITIONS("1/h", "regime changes, decayed"),
    PIN_SCORE("0..1", "pull of the largest front-expiry strike near expiry"),
    PIN_STRIKE("price", "strike of the pin score"),
    GAMMA_PRESSURE_SHIFT("share", "change of normalised GEX over the regime window"),
    GAMMA_PRESSURE_SHIFT_Z("sigma", "z-score of GAMMA_PRESSURE_SHIFT in its decayed history");

    private static final Metric[] ALL = values();
    private final String unit;
    private final String meaning;

    Metric(String unit, String meaning) {
        this.unit = unit;
        this.meaning = meaning;
    }

    /** Unit of the value. */
    public String unit() {
        return unit;
    }

    /** What the value is, in words. */
    public String meaning() {
        return meaning;
    }

    /** Number of metrics. */
    public static int count() {
        return ALL.length;
    }

    /** The metric of an ordinal, without the copy that {@link #values()} makes. */
    public static Metric at(int ordinal) {
        return ALL[ordinal];
    }
}
