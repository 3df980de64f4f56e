package io.strikeiq.core.metrics;

/**
 * Where the metrics that are set and read at each tick stand in a frame, as constants: the ordinal of an enum's constant is
 * a load from wherever that lies, and a tick sets some thirty.
 */
public final class MetricSlots {
    public static final int SPOT = Metric.SPOT.ordinal();
    public static final int SPOT_AGE = Metric.SPOT_AGE.ordinal();
    public static final int RELATIVE_SPREAD_Z = Metric.RELATIVE_SPREAD_Z.ordinal();
    public static final int BID_DEPTH = Metric.BID_DEPTH.ordinal();
    public static final int ASK_DEPTH = Metric.ASK_DEPTH.ordinal();
    public static final int MICROPRICE = Metric.MICROPRICE.ordinal();
    public static final int ADD_RATE = Metric.ADD_RATE.ordinal();
    public static final int CANCEL_RATE = Metric.CANCEL_RATE.ordinal();
    public static final int CANCEL_ADD_RATIO = Metric.CANCEL_ADD_RATIO.ordinal();
    public static final int BID_CANCEL_ADD_RATIO = Metric.BID_CANCEL_ADD_RATIO.ordinal();
    public static final int ASK_CANCEL_ADD_RATIO = Metric.ASK_CANCEL_ADD_RATIO.ordinal();
    public static final int RESILIENCY_HALF_LIFE = Metric.RESILIENCY_HALF_LIFE.ordinal();
    public static final int BOOK_SOURCE = Metric.BOOK_SOURCE.ordinal();
    public static final int TRADE_RATE = Metric.TRADE_RATE.ordinal();
    public static final int VOLUME_RATE = Metric.VOLUME_RATE.ordinal();
    public static final int SIGNED_VOLUME = Metric.SIGNED_VOLUME.ordinal();
    public static final int VPIN = Metric.VPIN.ordinal();
    public static final int KYLE_LAMBDA_Z = Metric.KYLE_LAMBDA_Z.ordinal();
    public static final int AMIHUD_Z = Metric.AMIHUD_Z.ordinal();
    public static final int SWEEP_LEVELS_UP = Metric.SWEEP_LEVELS_UP.ordinal();
    public static final int SWEEP_LEVELS_DOWN = Metric.SWEEP_LEVELS_DOWN.ordinal();
    public static final int LIQUIDITY_SCORE = Metric.LIQUIDITY_SCORE.ordinal();
    public static final int REALISED_VOLATILITY = Metric.REALISED_VOLATILITY.ordinal();
    public static final int ATM_SIGMA = Metric.ATM_SIGMA.ordinal();
    public static final int ATM_STRIKE = Metric.ATM_STRIKE.ordinal();
    public static final int CALL_OI = Metric.CALL_OI.ordinal();
    public static final int PUT_OI = Metric.PUT_OI.ordinal();
    public static final int PCR_OI = Metric.PCR_OI.ordinal();
    public static final int PCR_OI_ATM = Metric.PCR_OI_ATM.ordinal();
    public static final int PCR_VOLUME = Metric.PCR_VOLUME.ordinal();
    public static final int PCR_VOLUME_ATM = Metric.PCR_VOLUME_ATM.ordinal();
    public static final int PCR_VOLUME_WINDOW = Metric.PCR_VOLUME_WINDOW.ordinal();
    public static final int PCR_OI_PERCENTILE = Metric.PCR_OI_PERCENTILE.ordinal();
    public static final int CALL_OI_WALL = Metric.CALL_OI_WALL.ordinal();
    public static final int PUT_OI_WALL = Metric.PUT_OI_WALL.ordinal();
    public static final int NET_GEX = Metric.NET_GEX.ordinal();
    public static final int GROSS_GEX = Metric.GROSS_GEX.ordinal();
    public static final int CALL_GEX = Metric.CALL_GEX.ordinal();
    public static final int PUT_GEX = Metric.PUT_GEX.ordinal();
    public static final int NORMALISED_GEX = Metric.NORMALISED_GEX.ordinal();
    public static final int CALL_WALL = Metric.CALL_WALL.ordinal();
    public static final int PUT_WALL = Metric.PUT_WALL.ordinal();
    public static final int SHORT_GAMMA_STRIKE = Metric.SHORT_GAMMA_STRIKE.ordinal();
    public static final int ZERO_GAMMA = Metric.ZERO_GAMMA.ordinal();
    public static final int ZERO_GAMMA_ROOTS = Metric.ZERO_GAMMA_ROOTS.ordinal();
    public static final int ZERO_GAMMA_DISTANCE = Metric.ZERO_GAMMA_DISTANCE.ordinal();
    public static final int ZERO_GAMMA_DISTANCE_SIGMA = Metric.ZERO_GAMMA_DISTANCE_SIGMA.ordinal();
    public static final int NET_VANNA = Metric.NET_VANNA.ordinal();
    public static final int NET_CHARM = Metric.NET_CHARM.ordinal();
    public static final int HEDGING_FLOW_1PCT = Metric.HEDGING_FLOW_1PCT.ordinal();
    public static final int GAMMA_FRAGILITY = Metric.GAMMA_FRAGILITY.ordinal();
    public static final int GAMMA_SOURCE = Metric.GAMMA_SOURCE.ordinal();
    public static final int TRADE_SIZE_Z = Metric.TRADE_SIZE_Z.ordinal();
    public static final int VOLUME_OI_RATIO = Metric.VOLUME_OI_RATIO.ordinal();
    public static final int BLOCK_SHARE = Metric.BLOCK_SHARE.ordinal();
    public static final int OPTION_TRADES = Metric.OPTION_TRADES.ordinal();
    public static final int OI_CHANGE_SHARE = Metric.OI_CHANGE_SHARE.ordinal();
    public static final int IV_REGIME = Metric.IV_REGIME.ordinal();
    public static final int GAMMA_REGIME = Metric.GAMMA_REGIME.ordinal();

    public static final int OFI_Z = Metric.OFI_Z.ordinal();
    public static final int VOLUME_Z = Metric.VOLUME_Z.ordinal();
    public static final int SPREAD_PERCENTILE = Metric.SPREAD_PERCENTILE.ordinal();
    public static final int BID_DEPTH_PERCENTILE = Metric.BID_DEPTH_PERCENTILE.ordinal();
    public static final int ASK_DEPTH_PERCENTILE = Metric.ASK_DEPTH_PERCENTILE.ordinal();
    public static final int CALL_WRITING_Z = Metric.CALL_WRITING_Z.ordinal();
    public static final int PUT_WRITING_Z = Metric.PUT_WRITING_Z.ordinal();

    private MetricSlots() {}
}
