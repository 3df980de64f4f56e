package io.strikeiq.service.simulator;

import static io.strikeiq.service.simulator.BookScripts.NEAR;
import static io.strikeiq.service.simulator.EventPlan.direction;

import io.strikeiq.core.signal.Direction;

/** Scripts of the events that the options show. */
final class OptionScripts {
    private static final double SQUEEZE_SECONDS = 240;
    private static final double RELEASE_SECONDS = 60;
    /** Logarithmic growth of implied volatility over a squeeze, gone again when it is released. */
    private static final double SQUEEZE_GROWTH = 0.2;
    /** Realised over implied volatility in a squeeze: dealers' hedging feeds the moves that it answers. */
    private static final double SQUEEZE_NOISE = 3;
    /** Distance to zero gamma before a flip, and beyond it after, as a share of price. */
    private static final double FLIP_DISTANCE = 0.0025;

    private static final double BLOCK_SIZE = 12;
    private static final int SWEPT_STRIKES = 5;
    private static final double SWEEPS_PER_STEP = 0.02;

    private OptionScripts() {}

    static EventPlan squeeze(SimulatedUnderlying underlying, boolean up) {
        double side = up ? 1 : -1;
        int row = strikeTowards(underlying, up);
        double strike = underlying.chain.option(0, row, true).strike();
        SimulatedOption put = underlying.chain.option(0, row, false);
        double normal = put.openInterest;
        double heavy = 30 * largestOpenInterest(underlying);
        Growth rise = new Growth(SQUEEZE_GROWTH, SQUEEZE_SECONDS);
        Growth fall = new Growth(-SQUEEZE_GROWTH, RELEASE_SECONDS);
        EventScript script = new EventScript()
                .then(30, (u, first, left) -> setOpenInterest(u, put, first, heavy))
                .then(SQUEEZE_SECONDS, (u, first, left) -> {
                    u.conditions.optionRate = 6;
                    u.conditions.callShare = up ? 0.9 : 0.1;
                    u.conditions.callBias = up ? 0.9 : 0;
                    u.conditions.putBias = up ? 0 : 0.9;
                    u.conditions.openingShare = 0.95;
                    u.conditions.tradeRate = 2;
                    u.conditions.tradeBias = side * 0.5;
                    rise.apply(u.price, left);
                    u.price.steer(strike + side * 0.002 * strike, left, SQUEEZE_NOISE);
                })
                .then(RELEASE_SECONDS, (u, first, left) -> {
                    u.conditions.reset();
                    u.price.release();
                    fall.apply(u.price, left);
                    setOpenInterest(u, put, first, normal);
                });
        return new EventPlan(up ? "GAMMA_SQUEEZE_UP" : "GAMMA_SQUEEZE_DOWN", direction(up), strike, script);
    }

    /** Volatility that grows evenly on the logarithmic scale over a phase. */
    private static final class Growth {
        private final double perSecond;
        private double secondsLeft;

        private Growth(double logarithmic, double seconds) {
            perSecond = logarithmic / seconds;
            secondsLeft = seconds;
        }

        private void apply(EfficientPrice price, double left) {
            price.setVolatility(price.volatility() * StrictMath.exp(perSecond * (secondsLeft - left)));
            secondsLeft = left;
        }
    }

    private static int strikeTowards(SimulatedUnderlying underlying, boolean up) {
        double spot = underlying.book.mid();
        int row = underlying.chain.nearest(spot * (up ? 1 + NEAR : 1 - NEAR));
        return Math.max(0, Math.min(underlying.chain.strikes() - 1, row));
    }

    private static double largestOpenInterest(SimulatedUnderlying underlying) {
        double largest = 0;
        for (int i = 0; i < underlying.chain.strikes(); i++) {
            largest = Math.max(largest, underlying.chain.option(0, i, true).openInterest);
        }
        return largest;
    }

    private static void setOpenInterest(
            SimulatedUnderlying underlying, SimulatedOption option, boolean first, double units) {
        if (first) {
            underlying.chain.setOpenInterest(option, units, underlying.time(), underlying.out);
        }
    }

    /** Writers sell into the break of a wall; the price stays beyond it for a while, then comes back and goes away. */
    static EventPlan trap(SimulatedUnderlying underlying, boolean bull) {
        double side = bull ? 1 : -1;
        double spot = underlying.book.mid();
        double wall = underlying.chain.wall(bull, spot);
        double level = Math.abs(wall - spot) < NEAR * spot ? wall : BookScripts.extremeOrRound(underlying, bull);
        double range = underlying.minuteRange();
        EventScript.Action writing = (u, first, left) -> {
            u.conditions.optionRate = 5;
            u.conditions.optionSize = 3;
            u.conditions.favouredStrike = level;
            u.conditions.callShare = bull ? 0.95 : 0.05;
            u.conditions.callBias = bull ? -0.95 : 0;
            u.conditions.putBias = bull ? 0 : -0.95;
            u.conditions.openingShare = 1;
        };
        EventScript script = new EventScript()
                .then(90, (u, first, left) -> {
                    writing.apply(u, first, left);
                    u.price.steer(level - side * 0.3 * range, left);
                })
                .then(75, (u, first, left) -> {
                    writing.apply(u, first, left);
                    u.conditions.callVolatilityShift = bull ? -0.03 : 0;
                    u.conditions.putVolatilityShift = bull ? 0 : -0.03;
                    u.price.steer(level + side * 0.9 * range, left);
                })
                .then(100, (u, first, left) -> {
                    u.conditions.reset();
                    u.price.steer(level - side * 2.5 * range, left);
                });
        return new EventPlan(bull ? "BULL_TRAP" : "BEAR_TRAP", direction(!bull), level, script);
    }

    /**
     * Spot goes through zero gamma and stays beyond. Zero gamma is brought near first, by open interest of calls, on the
     * side where dealers' gamma at spot keeps its sign; it settles there before spot moves.
     */
    static EventPlan gammaFlip(SimulatedUnderlying underlying) {
        double spot = underlying.book.mid();
        double side = underlying.chain.netGamma(spot, underlying.time()) > 0 ? -1 : 1;
        double level = spot * (1 + side * FLIP_DISTANCE);
        double beyond = spot * (1 + 2 * side * FLIP_DISTANCE);
        EventScript script = new EventScript()
                .then(80, (u, first, left) -> {
                    u.price.steer(spot, left);
                    if (first) {
                        u.chain.bringZeroGammaTo(level, u.time(), u.out);
                    }
                })
                .then(60, (u, first, left) -> u.price.steer(beyond, left))
                .then(120, (u, first, left) -> u.price.steer(beyond, left));
        return new EventPlan("GAMMA_FLIP_CROSS", Direction.NONE, level, script);
    }

    /** Calls are bought and puts sold to open, or the other way round, in blocks and sweeps; the price moves after. */
    static EventPlan informedFlow(SimulatedUnderlying underlying, boolean up) {
        double side = up ? 1 : -1;
        EventScript script = new EventScript()
                .then(120, (u, first, left) -> {
                    u.conditions.optionRate = 3;
                    u.conditions.callBias = side * 0.8;
                    u.conditions.putBias = -side * 0.8;
                    u.conditions.openingShare = 0.95;
                    u.conditions.optionSize = u.random.chance(0.1) ? BLOCK_SIZE : 2;
                    if (u.random.chance(SWEEPS_PER_STEP)) {
                        u.sweepOptions(up, SWEPT_STRIKES);
                    }
                })
                .then(120, (u, first, left) -> {
                    if (first) {
                        u.conditions.reset();
                        u.price.steer(u.price.value() * (1 + side * NEAR / 2), left);
                    }
                });
        String expected = up ? "SMART_MONEY_BULLISH" : "SMART_MONEY_BEARISH";
        return new EventPlan(expected, direction(up), Double.NaN, script);
    }
}
