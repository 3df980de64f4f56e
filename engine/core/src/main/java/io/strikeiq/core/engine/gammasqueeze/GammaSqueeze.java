package io.strikeiq.core.engine.gammasqueeze;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import java.util.List;

/**
 * Declares {@code gamma_squeeze}: dealers are short enough gamma that hedging a move feeds it, and customers buy
 * short-dated options that way. After Barbon and Buraschi (2021) and Ni, Pearson, Poteshman and White (2021).
 */
public final class GammaSqueeze implements EngineDefinition {
    static final SignalType UP = new SignalType(
            0, "GAMMA_SQUEEZE_UP", Direction.UP, "spot turns before the strike, or dealers are long gamma again");
    static final SignalType DOWN = new SignalType(
            1, "GAMMA_SQUEEZE_DOWN", Direction.DOWN, "spot turns before the strike, or dealers are long gamma again");

    static final Reason FRAGILITY =
            new Reason("FRAGILITY", "dealers' short gamma per 1 % over traded value per day", "ratio");
    static final Reason SHORT_GAMMA =
            new Reason("SHORT_GAMMA", "net over gross gamma exposure, where traded value is not known", "-1..1");
    static final Reason ZERO_GAMMA_DISTANCE =
            new Reason("ZERO_GAMMA_DISTANCE", "spot minus zero gamma", "sigma of one day");
    static final Reason STRIKE_DISTANCE =
            new Reason("STRIKE_DISTANCE", "distance to the largest short-gamma strike", "sigma of one day");
    static final Reason APPROACH =
            new Reason("APPROACH", "move of spot towards that strike within the window", "sigma of one day");
    static final Reason GAMMA_FLOW =
            new Reason("GAMMA_FLOW", "signed gamma traded in front-expiry options of that side", "sigma");
    static final Reason OI_VELOCITY =
            new Reason("OI_VELOCITY", "velocity of open interest in options of that side", "sigma");
    static final Reason SIGMA_RISE = new Reason("SIGMA_RISE", "rise of ATM sigma over its level", "share");
    static final Reason RV_IV_RISE =
            new Reason("RV_IV_RISE", "rise of realised over implied volatility within the window", "ratio");

    static final Parameter COOLDOWN = EngineDefinition.cooldown(900);
    static final Parameter MIN_FRAGILITY = new Parameter(
            1, "fragility", 0.005, 0.00001, 10, "ratio", "least short gamma per 1 % over traded value per day");
    static final Parameter MIN_SHORT_GAMMA = new Parameter(
            2, "shortGamma", 0.2, 0.01, 1, "share", "least short side of normalised GEX where fragility is unknown");
    static final Parameter MAX_DISTANCE = new Parameter(
            3, "maxDistance", 1, 0.01, 10, "sigma of one day", "largest distance to the largest short-gamma strike");
    static final Parameter MIN_APPROACH = new Parameter(
            4, "approach", 0.1, 0.001, 5, "sigma of one day", "least move towards that strike within the window");
    static final Parameter WINDOW = new Parameter(
            5, "window", 600, 1, 86_400, "s", "window of the approach and of RV over IV, fixed at the start");
    static final Parameter GAMMA_FLOW_Z = new Parameter(
            6, "gammaFlowZ", 1.5, 0.1, 10, "sigma", "least z-score of front-expiry gamma bought that way");
    static final Parameter VELOCITY_Z = new Parameter(
            7, "openInterestVelocityZ", -0.5, -20, 10, "sigma", "least z-score of open-interest velocity on that side");
    static final Parameter MIN_SIGMA_RISE =
            new Parameter(8, "sigmaRise", 0.01, 0.0001, 1, "share", "least rise of ATM sigma over its level");
    static final Parameter MIN_RATIO_RISE = new Parameter(
            9, "ratioRise", 0.02, 0.0001, 5, "ratio", "least rise of realised over implied volatility in the window");
    static final Parameter LASTING = new Parameter(
            10, "lasting", 1800, 1, 86_400, "s", "time after which a squeeze is over and may begin again");

    @Override
    public String name() {
        return "gamma_squeeze";
    }

    @Override
    public String summary() {
        return "dealers' short gamma feeds a move that customers buy short-dated options into";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(UP, DOWN);
    }

    @Override
    public List<Reason> reasons() {
        return List.of(
                FRAGILITY,
                SHORT_GAMMA,
                ZERO_GAMMA_DISTANCE,
                STRIKE_DISTANCE,
                APPROACH,
                GAMMA_FLOW,
                OI_VELOCITY,
                SIGMA_RISE,
                RV_IV_RISE);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                COOLDOWN,
                MIN_FRAGILITY,
                MIN_SHORT_GAMMA,
                MAX_DISTANCE,
                MIN_APPROACH,
                WINDOW,
                GAMMA_FLOW_Z,
                VELOCITY_Z,
                MIN_SIGMA_RISE,
                MIN_RATIO_RISE,
                LASTING);
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return new GammaSqueezeEngine(parameters);
    }
}
