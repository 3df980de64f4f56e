package io.strikeiq.core.engine.structure;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.signal.VolatilityClaim;
import java.util.List;

/** Declares {@code structure}. The cross of zero gamma is a structural alert too; {@code dealer_gamma} gives it. */
public final class StructuralAlerts implements EngineDefinition {
    static final SignalType FLOW_SPIKE = new SignalType(
            0,
            "FLOW_SPIKE",
            Direction.NONE,
            "realised volatility over the horizon stays below the implied one",
            VolatilityClaim.WILD);
    static final SignalType REGIME_CHANGE =
            new SignalType(1, "REGIME_CHANGE", Direction.NONE, "the regime before it is back within the horizon");
    static final SignalType PIN = new SignalType(
            2,
            "PIN",
            Direction.NONE,
            "realised volatility over the horizon exceeds the implied one",
            VolatilityClaim.CALM);
    static final SignalType GAMMA_PRESSURE_SHIFT = new SignalType(
            3,
            "GAMMA_PRESSURE_SHIFT",
            Direction.NONE,
            "normalised gamma exposure is back where it was within the horizon");

    static final Reason DELTA_FLOW = new Reason("DELTA_FLOW", "signed delta traded in options", "sigma");
    static final Reason PREMIUM_FLOW = new Reason("PREMIUM_FLOW", "signed premium, calls minus puts", "sigma");
    static final Reason VEGA_FLOW = new Reason("VEGA_FLOW", "signed vega traded in options", "sigma");
    static final Reason TURNOVER = new Reason("OPTION_TURNOVER", "rate of premium turned over in options", "sigma");
    static final Reason STRUCTURE_FROM = new Reason(
            "STRUCTURE_FROM", "structure before: 0 range, 1 trend up, 2 trend down, 3 breakout, 4 pin", "code");
    static final Reason STRUCTURE_TO =
            new Reason("STRUCTURE_TO", "structure now: 0 range, 1 trend up, 2 trend down, 3 breakout, 4 pin", "code");
    static final Reason PRIOR_STABILITY = new Reason(
            "PRIOR_STABILITY", "share of the window spent in the structure before, while it lasted", "share");
    static final Reason TRANSITIONS = new Reason("TRANSITIONS", "changes of structure, decayed", "1/h");
    static final Reason IV_FROM =
            new Reason("IV_FROM", "volatility regime before: 0 low, 1 normal, 2 elevated, 3 extreme", "code");
    static final Reason IV_TO =
            new Reason("IV_TO", "volatility regime now: 0 low, 1 normal, 2 elevated, 3 extreme", "code");
    static final Reason IV_PERCENTILE =
            new Reason("IV_PERCENTILE", "percentile of ATM volatility in its history", "0..100");
    static final Reason SIGMA_CHANGE =
            new Reason("SIGMA_CHANGE", "change of ATM volatility over the regime window", "annualised");
    static final Reason PIN_SCORE = new Reason("PIN_SCORE", "pull of the strike on spot", "0..1");
    static final Reason PIN_DISTANCE = new Reason("PIN_DISTANCE", "spot minus strike", "expected moves");
    static final Reason DAYS_TO_EXPIRY = new Reason("DAYS_TO_EXPIRY", "time to the front expiry", "days");
    static final Reason PRESSURE_SHIFT =
            new Reason("PRESSURE_SHIFT", "change of normalised gamma exposure over the regime window", "share");
    static final Reason PRESSURE_SHIFT_Z = new Reason("PRESSURE_SHIFT_Z", "that change in its own history", "sigma");
    static final Reason NORMALISED_GEX =
            new Reason("NORMALISED_GEX", "net over gross gamma exposure of dealers", "-1..1");
    static final Reason FLIP_DISTANCE =
            new Reason("FLIP_DISTANCE", "signed distance of spot from zero gamma", "sigma of one day");
    static final Reason HELD = new Reason("HELD", "time for which it has held", "s");

    static final Parameter COOLDOWN = EngineDefinition.cooldown(900);
    static final Parameter FLOW_Z = new Parameter(
            1, "flowZ", 4, 0.5, 20, "sigma", "least z-score of delta, premium or vega flow, either way, in a spike");
    static final Parameter TURNOVER_Z =
            new Parameter(2, "turnoverZ", 2, 0.5, 20, "sigma", "least z-score of option turnover in a spike");
    static final Parameter SHIFT_Z =
            new Parameter(3, "shiftZ", 3, 0.5, 20, "sigma", "least z-score of a shift of gamma pressure, either way");
    static final Parameter LEAST_SHIFT = new Parameter(
            4, "leastShift", 0.05, 0, 2, "share", "least change of normalised gamma exposure that is a shift");
    static final Parameter PIN_ENTER =
            new Parameter(5, "pinEnter", 0.5, 0.01, 1, "0..1", "least pin score of a strike that pins");
    static final Parameter PIN_DAYS =
            new Parameter(6, "pinDays", 1, 0.01, 30, "days", "longest time to expiry at which a strike pins");
    static final Parameter EXIT_SHARE = new Parameter(
            7,
            "exitShare",
            0.6,
            0,
            1,
            "share",
            "share of flowZ, shiftZ or pinEnter below which it is over and another may begin");
    static final Parameter HOLD = new Parameter(
            8, "hold", 60, 0, 86_400, "s", "time for which a pin or a shift must hold before it is signalled");
    static final Parameter REGIME_HOLD = new Parameter(
            9, "regimeHold", 180, 0, 86_400, "s", "time for which a structure must hold before it is signalled");
    static final Parameter LEAST_STABILITY = new Parameter(
            10,
            "leastStability",
            0.6,
            0,
            1,
            "share",
            "least stability that a structure has had for its end to be signalled");
    static final Parameter MOST_TRANSITIONS =
            new Parameter(11, "mostTransitions", 6, 0, 1_000, "1/h", "changes of structure above which they are noise");
    static final Parameter IV_MARGIN = new Parameter(
            12, "ivMargin", 5, 0, 10, "0..100", "points from a boundary within which the volatility regime stays");
    static final Parameter IV_HOLD = new Parameter(
            13, "ivHold", 900, 0, 86_400, "s", "time for which a volatility regime must hold before it is signalled");

    @Override
    public String name() {
        return "structure";
    }

    @Override
    public String summary() {
        return "flow spikes, changes of regime, pinned strikes and shifts of gamma pressure";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(FLOW_SPIKE, REGIME_CHANGE, PIN, GAMMA_PRESSURE_SHIFT);
    }

    @Override
    public List<Reason> reasons() {
        return List.of(
                DELTA_FLOW,
                PREMIUM_FLOW,
                VEGA_FLOW,
                TURNOVER,
                STRUCTURE_FROM,
                STRUCTURE_TO,
                PRIOR_STABILITY,
                TRANSITIONS,
                IV_FROM,
                IV_TO,
                IV_PERCENTILE,
                SIGMA_CHANGE,
                PIN_SCORE,
                PIN_DISTANCE,
                DAYS_TO_EXPIRY,
                PRESSURE_SHIFT,
                PRESSURE_SHIFT_Z,
                NORMALISED_GEX,
                FLIP_DISTANCE,
                HELD);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                COOLDOWN,
                FLOW_Z,
                TURNOVER_Z,
                SHIFT_Z,
                LEAST_SHIFT,
                PIN_ENTER,
                PIN_DAYS,
                EXIT_SHARE,
                HOLD,
                REGIME_HOLD,
                LEAST_STABILITY,
                MOST_TRANSITIONS,
                IV_MARGIN,
                IV_HOLD);
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return new StructureEngine(parameters);
    }
}
