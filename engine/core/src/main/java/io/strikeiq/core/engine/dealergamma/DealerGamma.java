package io.strikeiq.core.engine.dealergamma;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.signal.VolatilityClaim;
import java.util.List;

/** Declaration of {@link DealerGammaEngine}. */
public final class DealerGamma implements EngineDefinition {
    static final SignalType LONG_GAMMA = new SignalType(
            0,
            "LONG_GAMMA",
            Direction.NONE,
            "realised volatility over the horizon exceeds the implied one",
            VolatilityClaim.CALM);
    static final SignalType SHORT_GAMMA = new SignalType(
            1,
            "SHORT_GAMMA",
            Direction.NONE,
            "realised volatility over the horizon stays below the implied one",
            VolatilityClaim.WILD);
    static final SignalType GAMMA_NEUTRAL = new SignalType(
            2, "GAMMA_NEUTRAL", Direction.NONE, "realised volatility over the horizon departs from the implied one");
    static final SignalType GAMMA_FLIP_CROSS = new SignalType(
            3, "GAMMA_FLIP_CROSS", Direction.NONE, "spot returns through the crossed level and stays there");
    static final SignalType GAMMA_FLIP_SHIFT = new SignalType(
            4,
            "GAMMA_FLIP_SHIFT",
            Direction.NONE,
            "zero gamma moves back over spot within the horizon, without spot trading through it");

    static final Reason NORMALISED_GEX =
            new Reason("NORMALISED_GEX", "net over gross gamma exposure of dealers", "-1..1");
    static final Reason NET_GEX = new Reason("NET_GEX", "net gamma exposure of dealers", "currency/1%");
    static final Reason REGIME_HELD = new Reason("REGIME_HELD", "time for which the regime has held", "s");
    static final Reason PRIOR_REGIME =
            new Reason("PRIOR_REGIME", "regime signalled before: -1 short, 0 neutral, 1 long, NaN none", "code");
    static final Reason FLIP_DISTANCE =
            new Reason("FLIP_DISTANCE", "signed distance of spot from zero gamma", "sigma of one day");
    static final Reason ZERO_GAMMA = new Reason("ZERO_GAMMA", "spot at which net gamma exposure is zero", "price");
    static final Reason CROSS_HELD = new Reason("CROSS_HELD", "time for which spot has stayed beyond the level", "s");
    static final Reason FORMER_ZERO_GAMMA =
            new Reason("FORMER_ZERO_GAMMA", "zero gamma when it last was on the other side of spot", "price");
    static final Reason GAMMA_SOURCE = new Reason("GAMMA_SOURCE", "gamma used: 0 own, 1 the venue's", "code");

    static final Parameter COOLDOWN = EngineDefinition.cooldown(300);
    static final Parameter REGIME_HOLD = new Parameter(
            1, "regimeHold", 60, 0, 86_400, "s", "time for which a new regime must hold before it is signalled");
    static final Parameter CROSS_HOLD = new Parameter(
            2, "crossHold", 60, 0, 86_400, "s", "time for which spot and zero gamma must have changed places");
    static final Parameter FLIP_SCALE = new Parameter(
            3,
            "flipScale",
            0.25,
            0.001,
            10,
            "sigma of one day",
            "distance from zero gamma at which confidence is half of what it is far away");

    @Override
    public String name() {
        return "dealer_gamma";
    }

    @Override
    public String summary() {
        return "whether dealers dampen or amplify moves, and when spot crosses zero gamma or zero gamma spot";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(LONG_GAMMA, SHORT_GAMMA, GAMMA_NEUTRAL, GAMMA_FLIP_CROSS, GAMMA_FLIP_SHIFT);
    }

    @Override
    public List<Reason> reasons() {
        return List.of(
                NORMALISED_GEX,
                NET_GEX,
                REGIME_HELD,
                PRIOR_REGIME,
                FLIP_DISTANCE,
                ZERO_GAMMA,
                CROSS_HELD,
                FORMER_ZERO_GAMMA,
                GAMMA_SOURCE);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(COOLDOWN, REGIME_HOLD, CROSS_HOLD, FLIP_SCALE);
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return new DealerGammaEngine(parameters);
    }
}
