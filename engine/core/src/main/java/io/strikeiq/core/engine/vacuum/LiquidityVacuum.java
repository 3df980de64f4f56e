package io.strikeiq.core.engine.vacuum;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import java.util.List;

/**
 * Declares {@code liquidity_vacuum}: displayed size is withdrawn, not traded away, and price slips on ordinary volume.
 *
 * <p>After Kirilenko, Kyle, Samadi and Tuzun (2017) and the literature on resiliency.
 */
public final class LiquidityVacuum implements EngineDefinition {
    static final SignalType UP =
            new SignalType(0, "VACUUM_UP", Direction.UP, "half of the ask depth is back without a higher price");
    static final SignalType DOWN =
            new SignalType(1, "VACUUM_DOWN", Direction.DOWN, "half of the bid depth is back without a lower price");

    static final Reason DEPTH =
            new Reason("THIN_DEPTH", "percentile of the thin side's mean depth in its history", "0..100");
    static final Reason DEPTH_LEFT = new Reason("DEPTH_LEFT", "thin side's mean depth over its usual depth", "share");
    static final Reason SPREAD = new Reason(
            "WIDE_SPREAD", "highest percentile of the spread in its history, within the time to slip", "0..100");
    static final Reason CANCELS = new Reason("CANCEL_ADD_RATIO", "cancelled over added size of the thin side", "ratio");
    static final Reason SLIP =
            new Reason("RETURN_PER_VOLUME", "percentile of the return per unit traded in its history", "0..100");
    static final Reason VOLUME = new Reason("ORDINARY_VOLUME", "rate of traded volume", "sigma");
    static final Reason BOOK = new Reason(
            "BOOK_SOURCE",
            "book read: 1 the underlying's own book, 2 its future's, 3 the at-the-money options stand in",
            "code");

    static final Parameter COOLDOWN = EngineDefinition.cooldown(120);
    static final Parameter DEPTH_PERCENTILE =
            new Parameter(1, "depthPercentile", 5, 0.1, 50, "0..100", "highest percentile of depth that is thin");
    static final Parameter SPREAD_PERCENTILE =
            new Parameter(2, "spreadPercentile", 95, 50, 99.9, "0..100", "lowest percentile of spread that is wide");
    static final Parameter CANCEL_ADD =
            new Parameter(3, "cancelAddRatio", 1, 0.5, 100, "ratio", "least cancelled over added size");
    static final Parameter RETURN_PERCENTILE = new Parameter(
            4, "returnPercentile", 95, 50, 99.9, "0..100", "lowest percentile of return per volume that is a slip");
    static final Parameter ORDINARY_VOLUME_Z =
            new Parameter(5, "ordinaryVolumeZ", 2, 0.5, 20, "sigma", "highest z-score of volume that is ordinary");
    static final Parameter SLIP_WITHIN = new Parameter(
            6,
            "slipWithin",
            60,
            1,
            3600,
            "s",
            "time within which the spread is wide and price slips, around the thinning");
    static final Parameter BACK_SHARE =
            new Parameter(7, "backShare", 0.5, 0.1, 1, "share", "share of the usual depth that ends a vacuum");

    @Override
    public String name() {
        return "liquidity_vacuum";
    }

    @Override
    public String summary() {
        return "depth withdrawn and spread wide while price slips on ordinary volume";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(UP, DOWN);
    }

    @Override
    public List<Reason> reasons() {
        return List.of(DEPTH, DEPTH_LEFT, SPREAD, CANCELS, SLIP, VOLUME, BOOK);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                COOLDOWN,
                DEPTH_PERCENTILE,
                SPREAD_PERCENTILE,
                CANCEL_ADD,
                RETURN_PERCENTILE,
                ORDINARY_VOLUME_Z,
                SLIP_WITHIN,
                BACK_SHARE);
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return new LiquidityVacuumEngine(parameters);
    }
}
