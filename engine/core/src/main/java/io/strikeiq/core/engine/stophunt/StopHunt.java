package io.strikeiq.core.engine.stophunt;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import java.util.List;

/**
 * Declares {@code stop_hunt}: a level behind which stop orders gather is exceeded by a little with a burst of trading,
 * and price closes back inside at once.
 *
 * <p>After Osler (2003, 2005), who found stop-loss orders clustered just beyond round numbers and extremes, and their
 * execution in cascades.
 */
public final class StopHunt implements EngineDefinition {
    static final SignalType HIGH =
            new SignalType(0, "STOP_HUNT_HIGH", Direction.DOWN, "price trades above the extreme of the hunt");
    static final SignalType LOW =
            new SignalType(1, "STOP_HUNT_LOW", Direction.UP, "price trades below the extreme of the hunt");

    static final Reason EXCESS = new Reason("EXCESS", "how far price went beyond the level", "ATR");
    static final Reason BURST =
            new Reason("BREACH_BURST", "trade rate, or order-flow imbalance that way, at the breach", "sigma");
    static final Reason WICK = new Reason("WICK", "wick beyond the body over the range of the bar", "share");
    static final Reason TIME_BEYOND = new Reason("TIME_TO_CLOSE", "from the breach to the close back inside", "s");
    static final Reason LEVEL_KIND = new Reason(
            "LEVEL_KIND",
            "level exceeded: 0 swing, 1 session extreme, 2 prior session's extreme, 3 round number, 4 OI strike",
            "code");
    static final Reason REVERSAL =
            new Reason("SIGNED_VOLUME", "buyer minus seller initiated volume at the close", "sigma");

    static final Parameter COOLDOWN = EngineDefinition.cooldown(300);
    static final Parameter MIN_EXCESS =
            new Parameter(1, "minExcess", 0.05, 0, 5, "ATR", "least distance beyond the level, of the 5-minute ATR");
    static final Parameter MAX_EXCESS = new Parameter(
            2, "maxExcess", 0.5, 0.05, 10, "ATR", "largest distance beyond the level: further, the level is broken");
    static final Parameter BURST_Z = new Parameter(
            3, "burstZ", 5, 0.5, 20, "sigma", "least z-score of trade rate or order-flow imbalance at the breach");
    static final Parameter BURST_WINDOW =
            new Parameter(4, "burstWindow", 3, 0, 600, "s", "how long after the breach the burst may come");
    static final Parameter CLOSE_WITHIN = new Parameter(
            5, "closeWithin", 180, 10, 86_400, "s", "time from the breach within which a minute must close inside");
    static final Parameter WICK_SHARE =
            new Parameter(6, "wickShare", 0.5, 0.05, 1, "share", "least wick over the range of the bar");

    @Override
    public String name() {
        return "stop_hunt";
    }

    @Override
    public String summary() {
        return "levels exceeded by a little with a burst, and closed back inside";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(HIGH, LOW);
    }

    @Override
    public List<Reason> reasons() {
        return List.of(EXCESS, BURST, WICK, TIME_BEYOND, LEVEL_KIND, REVERSAL);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(COOLDOWN, MIN_EXCESS, MAX_EXCESS, BURST_Z, BURST_WINDOW, CLOSE_WITHIN, WICK_SHARE);
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return new StopHuntEngine(parameters);
    }
}
