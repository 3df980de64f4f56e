package io.strikeiq.core.engine.smartmoney;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import java.util.List;

/**
 * Declares {@code smart_money}: customers open option positions one way, beyond what is usual here.
 *
 * <p>After Pan and Poteshman (2006) and Ge, Lin and Pearson (2016), who found informed option flow in single stocks; in
 * index options it was not found.
 */
public final class SmartMoney implements EngineDefinition {
    static final SignalType BULLISH = new SignalType(
            0,
            "SMART_MONEY_BULLISH",
            Direction.UP,
            "delta flow turns negative, or open interest falls while spot does");
    static final SignalType BEARISH = new SignalType(
            1,
            "SMART_MONEY_BEARISH",
            Direction.DOWN,
            "delta flow turns positive, or open interest falls while spot rises");

    static final Reason DELTA_FLOW = new Reason("DELTA_FLOW", "signed delta traded in options", "sigma");
    static final Reason PREMIUM_FLOW = new Reason("PREMIUM_FLOW", "signed premium, calls minus puts", "sigma");
    static final Reason OPTION_VOLUME = new Reason("OPTION_VOLUME", "rate of option volume", "sigma");
    static final Reason VOLUME_OI = new Reason("VOLUME_OI", "rate of option volume over open interest", "sigma");
    static final Reason OPENING = new Reason("OPENING", "open interest added over volume traded", "share");
    static final Reason BLOCKS = new Reason("BLOCKS", "share of volume in block trades", "share");
    static final Reason SWEEPS = new Reason("SWEEPS", "rate of multi-level and multi-strike sweeps", "sigma");

    static final Parameter COOLDOWN = EngineDefinition.cooldown(300);
    static final Parameter DELTA_Z =
            new Parameter(1, "deltaFlowZ", 2, 0.5, 10, "sigma", "least z-score of the signed delta flow");
    static final Parameter PREMIUM_Z =
            new Parameter(2, "premiumFlowZ", 2, 0.5, 10, "sigma", "least z-score of the signed premium flow");
    static final Parameter VOLUME_Z =
            new Parameter(3, "optionVolumeZ", 1, 0.1, 10, "sigma", "least z-score of the option volume rate");
    static final Parameter VOLUME_OI_Z =
            new Parameter(4, "volumeOiZ", 1, 0.1, 10, "sigma", "least z-score of option volume over open interest");
    static final Parameter OPENING_SHARE =
            new Parameter(5, "openingShare", 0.02, 0.0001, 1, "share", "least share of volume that adds open interest");
    static final Parameter OPENING_REQUIRED = new Parameter(
            6,
            "openingRequired",
            1,
            0,
            1,
            "code",
            "1: open interest must be known to rise; 0: it must not be known not to");
    static final Parameter BLOCK_SHARE =
            new Parameter(7, "blockShare", 0.1, 0.001, 1, "share", "block share from which blocks add to the strength");
    static final Parameter SWEEP_Z =
            new Parameter(8, "sweepZ", 1, 0.1, 10, "sigma", "z-score from which sweeps add to the strength");
    static final Parameter MAX_STALENESS =
            new Parameter(9, "maxStaleness", 120, 1, 3600, "s", "oldest newest at-the-money quote that is not stale");
    static final Parameter MIN_TRADES = new Parameter(
            10, "minTrades", 50, 1, 1_000_000, "count", "option trades of the session below which data are thin");
    static final Parameter EXIT_SHARE = new Parameter(
            11, "exitShare", 0.5, 0, 1, "share", "share of deltaFlowZ below which the state ends and may begin again");

    @Override
    public String name() {
        return "smart_money";
    }

    @Override
    public String summary() {
        return "signed option flow beyond what is usual, in opening trades";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(BULLISH, BEARISH);
    }

    @Override
    public List<Reason> reasons() {
        return List.of(DELTA_FLOW, PREMIUM_FLOW, OPTION_VOLUME, VOLUME_OI, OPENING, BLOCKS, SWEEPS);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                COOLDOWN,
                DELTA_Z,
                PREMIUM_Z,
                VOLUME_Z,
                VOLUME_OI_Z,
                OPENING_SHARE,
                OPENING_REQUIRED,
                BLOCK_SHARE,
                SWEEP_Z,
                MAX_STALENESS,
                MIN_TRADES,
                EXIT_SHARE);
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return new SmartMoneyEngine(parameters);
    }
}
