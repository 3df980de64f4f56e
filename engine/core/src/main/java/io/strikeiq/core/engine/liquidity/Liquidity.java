package io.strikeiq.core.engine.liquidity;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import java.util.List;

/**
 * Declares {@code liquidity}: a burst of aggressive volume takes out several levels of the book, or is absorbed by one
 * that holds.
 *
 * <p>After Kyle (1985), Amihud (2002) and Cont, Kukanov and Stoikov (2014).
 */
public final class Liquidity implements EngineDefinition {
    static final SignalType SWEEP_UP = new SignalType(
            0, "LIQUIDITY_SWEEP_UP", Direction.UP, "price trades back below where the sweep began and asks refill");
    static final SignalType SWEEP_DOWN = new SignalType(
            1, "LIQUIDITY_SWEEP_DOWN", Direction.DOWN, "price trades back above where the sweep began and bids refill");
    static final SignalType ABSORPTION_BID = new SignalType(
            2, "ABSORPTION_BID", Direction.UP, "price falls below the level at which the selling was absorbed");
    static final SignalType ABSORPTION_ASK = new SignalType(
            3, "ABSORPTION_ASK", Direction.DOWN, "price rises above the level at which the buying was absorbed");

    static final Reason LEVELS = new Reason("SWEPT_LEVELS", "levels taken out within one second", "levels");
    static final Reason VOLUME = new Reason("VOLUME_BURST", "rate of traded volume", "sigma");
    static final Reason OFI = new Reason("OFI", "rise of order-flow imbalance within one second", "sigma");
    static final Reason SIGNED_VOLUME = new Reason("SIGNED_VOLUME", "buyer minus seller initiated volume", "sigma");
    static final Reason PRICE_HELD = new Reason("PRICE_HELD", "move of the microprice the way of the burst", "spreads");
    static final Reason ILLIQUIDITY =
            new Reason("ILLIQUIDITY", "mean z-score of spread, thinness, Amihud and lambda", "sigma");

    static final Parameter COOLDOWN = EngineDefinition.cooldown(60);
    static final Parameter SWEEP_LEVELS =
            new Parameter(1, "sweepLevels", 3, 1, 5, "levels", "least levels taken out on one side");
    static final Parameter VOLUME_Z = new Parameter(
            2, "volumeZ", 5, 0.5, 20, "sigma", "least z-score of the volume rate, from which there is a burst");
    static final Parameter OFI_Z = new Parameter(
            3, "ofiZ", 2, 0.5, 20, "sigma", "least rise of order-flow imbalance within one second, the sweep's way");
    static final Parameter SIGNED_VOLUME_Z = new Parameter(
            4, "signedVolumeZ", 8, 0.5, 20, "sigma", "least z-score of signed volume for a burst to have a side");
    static final Parameter SETTLE = new Parameter(
            5, "settle", 3, 0.1, 300, "s", "time after the beginning of a burst at which the microprice is compared");
    static final Parameter HELD_SPREADS = new Parameter(
            6, "heldSpreads", 0.5, 0.01, 10, "spreads", "move of the microprice up to which it is where it was");
    static final Parameter EXIT_SHARE = new Parameter(
            7, "exitShare", 0.5, 0, 1, "share", "share of volumeZ below which a burst is over and another may begin");

    @Override
    public String name() {
        return "liquidity";
    }

    @Override
    public String summary() {
        return "bursts of aggressive volume that take out levels of the book or are absorbed";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(SWEEP_UP, SWEEP_DOWN, ABSORPTION_BID, ABSORPTION_ASK);
    }

    @Override
    public List<Reason> reasons() {
        return List.of(LEVELS, VOLUME, OFI, SIGNED_VOLUME, PRICE_HELD, ILLIQUIDITY);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(COOLDOWN, SWEEP_LEVELS, VOLUME_Z, OFI_Z, SIGNED_VOLUME_Z, SETTLE, HELD_SPREADS, EXIT_SHARE);
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return new LiquidityEngine(parameters);
    }
}
