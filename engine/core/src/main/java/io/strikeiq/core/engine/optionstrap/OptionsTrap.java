package io.strikeiq.core.engine.optionstrap;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import java.util.List;

/**
 * Declares {@code options_trap}: price breaks a wall or the edge of a range while options are written against the break
 * and comes back, or writers themselves are caught beyond their break-even. From the quadrants of price and open interest
 * as read on NSE.
 */
public final class OptionsTrap implements EngineDefinition {
    static final SignalType BULL_TRAP =
            new SignalType(0, "BULL_TRAP", Direction.DOWN, "price holds above the level again");
    static final SignalType BEAR_TRAP =
            new SignalType(1, "BEAR_TRAP", Direction.UP, "price holds below the level again");
    static final SignalType WRITER_TRAP_UP =
            new SignalType(2, "WRITER_TRAP_UP", Direction.UP, "price falls back below the call writers' break-even");
    static final SignalType WRITER_TRAP_DOWN =
            new SignalType(3, "WRITER_TRAP_DOWN", Direction.DOWN, "price rises back above the put writers' break-even");

    static final Reason WRITING =
            new Reason("WRITING", "short build-up at the broken strike against the break, its highest", "sigma");
    static final Reason EXCESS = new Reason("EXCESS", "how far price went beyond the level", "ATR");
    static final Reason TIME_BEYOND = new Reason("TIME_BEYOND", "how long price was beyond the level", "s");
    static final Reason WRITING_WITH_BREAK =
            new Reason("WRITING_WITH_BREAK", "short build-up at the broken strike that supports the break", "sigma");
    static final Reason DELTA_FLOW = new Reason("DELTA_FLOW", "signed delta traded in options", "sigma");
    static final Reason WRITER_SHARE =
            new Reason("WRITER_SHARE", "short build-up at the strike over all open interest added", "share");
    static final Reason PREMIUM_RISE =
            new Reason("PREMIUM_RISE", "premium over the writers' average, minus one", "share");
    static final Reason OI_FALL =
            new Reason("OI_FALL", "open interest at the strike over its highest, minus one", "share");

    static final Parameter COOLDOWN = EngineDefinition.cooldown(300);
    static final Parameter RETURN_TIME = new Parameter(
            1,
            "returnTime",
            900,
            1,
            86_400,
            "s",
            "price must come back inside within this time, else the break is good");
    static final Parameter MAX_EXCESS =
            new Parameter(2, "maxExcess", 2, 0.1, 20, "ATR", "a break that goes further is good");
    static final Parameter MIN_EXCESS =
            new Parameter(3, "minExcess", 0.1, 0, 5, "ATR", "least distance beyond the level that is a break");
    static final Parameter WRITING_Z = new Parameter(
            4,
            "writingZ",
            2,
            0.1,
            10,
            "sigma",
            "least z-score of short build-up of all strikes, for writers to be heavy");
    static final Parameter SHARE = new Parameter(
            5,
            "writerShare",
            0.2,
            0.01,
            1,
            "share",
            "least share of opened interest that writers hold at their strike");
    static final Parameter PREMIUM =
            new Parameter(6, "premiumRise", 0.1, 0.001, 10, "share", "least rise of premium over the writers' average");
    static final Parameter OI = new Parameter(
            7, "openInterestFall", 0.02, 0.0001, 1, "share", "least fall of open interest from its highest");
    static final Parameter CROSS_TIME = new Parameter(
            8, "crossTime", 900, 1, 86_400, "s", "time that writers have to cover once price crossed their break-even");
    static final Parameter WRITER_LIFETIME =
            new Parameter(9, "writerLifetime", 21_600, 60, 604_800, "s", "age at which a frozen break-even expires");
    static final Parameter STRIKE_WRITING_Z = new Parameter(
            10, "strikeWritingZ", 4, 0.1, 20, "sigma", "least score of short build-up at the broken strike");

    @Override
    public String name() {
        return "options_trap";
    }

    @Override
    public String summary() {
        return "failed breaks against option writing, and writers caught beyond their break-even";
    }

    @Override
    public List<SignalType> signals() {
        return List.of(BULL_TRAP, BEAR_TRAP, WRITER_TRAP_UP, WRITER_TRAP_DOWN);
    }

    @Override
    public List<Reason> reasons() {
        return List.of(
                WRITING, EXCESS, TIME_BEYOND, WRITING_WITH_BREAK, DELTA_FLOW, WRITER_SHARE, PREMIUM_RISE, OI_FALL);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                COOLDOWN,
                RETURN_TIME,
                MAX_EXCESS,
                MIN_EXCESS,
                WRITING_Z,
                SHARE,
                PREMIUM,
                OI,
                CROSS_TIME,
                WRITER_LIFETIME,
                STRIKE_WRITING_Z);
    }

    @Override
    public AnalyticsEngine create(Parameters parameters) {
        return new OptionsTrapEngine(parameters);
    }
}
