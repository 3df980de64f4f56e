package io.strikeiq.service.simulator;

import static io.strikeiq.service.simulator.EventPlan.direction;

/** Scripts of the events that the underlying's own book shows. */
final class BookScripts {
    private static final int SWEEP_TRADES = 14;
    /** Distance of a level that is within reach, as a share of price. */
    static final double NEAR = 0.006;

    /** Ranges of a minute by which price has left an extreme that is one to the market. */
    private static final double LEFT = 2;
    /** Strikes from one round number to the next. */
    private static final int ROUND_STRIKES = 2;

    private BookScripts() {}

    static EventPlan sweep(SimulatedUnderlying underlying, boolean up) {
        EventScript script = new EventScript()
                .then(0.5, (u, first, left) -> {
                    if (first) {
                        for (int i = 0; i < SWEEP_TRADES; i++) {
                            u.tradeUnderlying(up, Math.rint(u.random.between(0.4, 0.8) * u.book.levelSize()));
                            u.publishBook();
                        }
                        u.price.shift(u.book.mid() - u.price.value());
                    }
                })
                .then(5, (u, first, left) -> u.conditions.tradeBias = up ? 0.6 : -0.6);
        String expected = up ? "LIQUIDITY_SWEEP_UP" : "LIQUIDITY_SWEEP_DOWN";
        return new EventPlan(expected, direction(up), underlying.book.mid(), script);
    }

    /** Towards an extreme, over it with a burst, and back inside before the minute is out. */
    static EventPlan stopHunt(SimulatedUnderlying underlying, boolean high) {
        double side = high ? 1 : -1;
        double range = underlying.minuteRange();
        double level = extremeOrRound(underlying, high);
        double approach = 60 + secondsToMinute(underlying.time());
        EventScript script = new EventScript()
                .then(approach, (u, first, left) -> u.price.steer(level - side * 0.1 * range, left))
                .then(9, (u, first, left) -> {
                    u.conditions.tradeRate = 6;
                    u.conditions.tradeBias = side * 0.9;
                    u.price.steer(level + side * 0.3 * range, left);
                })
                .then(22, (u, first, left) -> {
                    u.conditions.tradeRate = 3;
                    u.conditions.tradeBias = -side * 0.7;
                    u.price.steer(level - side * 0.15 * range, left);
                })
                .then(40, (u, first, left) -> {
                    u.conditions.reset();
                    u.price.steer(level - side * 0.3 * range, left);
                });
        return new EventPlan(high ? "STOP_HUNT_HIGH" : "STOP_HUNT_LOW", direction(!high), level, script);
    }

    private static double secondsToMinute(long time) {
        return 62 - Math.floorMod(time, 60_000_000_000L) / 1e9;
    }

    /** A level that the market knows: the session's extreme where price has left it but can reach it, else a round number. */
    static double extremeOrRound(SimulatedUnderlying underlying, boolean high) {
        double spot = underlying.book.mid();
        double extreme = high ? underlying.sessionHigh() : underlying.sessionLow();
        double distance = Math.abs(extreme - spot);
        if (distance < NEAR * spot && distance > LEFT * underlying.minuteRange()) {
            return extreme;
        }
        double strikeGap = underlying.chain.option(0, 1, true).strike()
                - underlying.chain.option(0, 0, true).strike();
        double step = ROUND_STRIKES * strikeGap;
        return high ? Math.ceil(spot / step) * step : Math.floor(spot / step) * step;
    }

    /** Makers of one side withdraw, those of the other stand back, and the price slips into the gap without a rush. */
    static EventPlan vacuum(SimulatedUnderlying underlying, boolean up) {
        double side = up ? 1 : -1;
        EventScript script = new EventScript()
                .then(45, (u, first, left) -> {
                    u.conditions.bidDepth = up ? 0.25 : 0.03;
                    u.conditions.askDepth = up ? 0.03 : 0.25;
                    u.conditions.spread = 6;
                    if (first) {
                        u.price.steer(u.price.value() * (1 + side * 0.0025), left);
                    }
                })
                .then(45, (u, first, left) -> {
                    u.conditions.reset();
                    u.price.release();
                });
        return new EventPlan(up ? "VACUUM_UP" : "VACUUM_DOWN", direction(up), underlying.book.mid(), script);
    }
}
