package io.strikeiq.service.simulator;

import io.strikeiq.core.signal.Direction;
import java.util.function.Consumer;

/** The scripts of the planted events. Every size is relative to the underlying's own range, depth or open interest. */
final class EventScripts {
    private static final int SWEEP_TRADES = 14;
    private static final double NEAR = 0.006;
    private static final double SQUEEZE_SECONDS = 240;
    /** Growth of implied volatility per second of a squeeze: by a third over its length. */
    private static final double SQUEEZE_VOLATILITY = 0.3 / SQUEEZE_SECONDS;
    /** Realised over implied volatility in a squeeze. */
    private static final double SQUEEZE_NOISE = 2;

    private final Consumer<PlantedEvent> truth;

    EventScripts(Consumer<PlantedEvent> truth) {
        this.truth = truth;
    }

    /** Starts an event on an underlying. */
    void plant(EventKind kind, SimulatedUnderlying underlying, boolean up) {
        switch (kind) {
            case SWEEP -> sweep(underlying, up);
            case STOP_HUNT -> stopHunt(underlying, up);
            case SQUEEZE -> squeeze(underlying, up);
            case TRAP -> trap(underlying, up);
            case VACUUM -> vacuum(underlying, up);
            case GAMMA_FLIP -> gammaFlip(underlying);
        }
    }

    private void record(
            EventKind kind,
            SimulatedUnderlying underlying,
            Direction direction,
            double level,
            EventScript script,
            String expected) {
        long start = underlying.time();
        long end = start + (long) (script.seconds() * 1e9);
        truth.accept(new PlantedEvent(kind, underlying.instrument.symbol(), direction, level, start, end, expected));
        underlying.play(script);
    }

    private static Direction direction(boolean up) {
        return up ? Direction.UP : Direction.DOWN;
    }

    private void sweep(SimulatedUnderlying underlying, boolean up) {
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
        record(EventKind.SWEEP, underlying, direction(up), underlying.book.mid(), script, expected);
    }

    /** Towards an extreme, over it with a burst, and back inside before the minute is out. */
    private void stopHunt(SimulatedUnderlying underlying, boolean high) {
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
        String expected = high ? "STOP_HUNT_HIGH" : "STOP_HUNT_LOW";
        record(EventKind.STOP_HUNT, underlying, direction(!high), level, script, expected);
    }

    private static double secondsToMinute(long time) {
        return 62 - Math.floorMod(time, 60_000_000_000L) / 1e9;
    }

    private static double extremeOrRound(SimulatedUnderlying underlying, boolean high) {
        double spot = underlying.book.mid();
        double extreme = high ? underlying.sessionHigh() : underlying.sessionLow();
        if (Math.abs(extreme - spot) < NEAR * spot) {
            return extreme;
        }
        double step = underlying.chain.option(0, 1, true).strike()
                - underlying.chain.option(0, 0, true).strike();
        return high ? Math.ceil(spot / step) * step : Math.floor(spot / step) * step;
    }

    private void squeeze(SimulatedUnderlying underlying, boolean up) {
        double side = up ? 1 : -1;
        int row = strikeTowards(underlying, up);
        double strike = underlying.chain.option(0, row, true).strike();
        SimulatedOption put = underlying.chain.option(0, row, false);
        double normal = put.openInterest;
        double heavy = 30 * largestOpenInterest(underlying);
        double[] before = {SQUEEZE_SECONDS};
        EventScript script = new EventScript()
                .then(30, (u, first, left) -> setOpenInterest(u, put, first, heavy))
                .then(SQUEEZE_SECONDS, (u, first, left) -> {
                    u.conditions.optionRate = 4;
                    u.conditions.callShare = up ? 0.9 : 0.1;
                    u.conditions.callBias = up ? 0.9 : 0;
                    u.conditions.putBias = up ? 0 : 0.9;
                    u.conditions.openingShare = 0.95;
                    u.conditions.tradeRate = 2;
                    u.conditions.tradeBias = side * 0.5;
                    u.price.setVolatility(u.price.volatility() * Math.exp(SQUEEZE_VOLATILITY * (before[0] - left)));
                    before[0] = left;
                    u.price.steer(strike + side * 0.002 * strike, left, SQUEEZE_NOISE);
                })
                .then(60, (u, first, left) -> {
                    u.conditions.reset();
                    u.price.release();
                    setOpenInterest(u, put, first, normal);
                });
        String expected = up ? "GAMMA_SQUEEZE_UP" : "GAMMA_SQUEEZE_DOWN";
        record(EventKind.SQUEEZE, underlying, direction(up), strike, script, expected);
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
            double lot = underlying.chain.lot();
            option.openInterest = Math.rint(units / lot) * lot;
            underlying.chain.publishOpenInterest(option, underlying.time(), underlying.out);
        }
    }

    /** Writers sell into the break of a wall; the price stays beyond it for a while, then comes back. */
    private void trap(SimulatedUnderlying underlying, boolean bull) {
        double side = bull ? 1 : -1;
        double spot = underlying.book.mid();
        double wall = underlying.chain.wall(bull, spot);
        double level = Math.abs(wall - spot) < NEAR * spot ? wall : extremeOrRound(underlying, bull);
        double range = underlying.minuteRange();
        EventScript.Action writing = (u, first, left) -> {
            u.conditions.optionRate = 3;
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
                .then(75, (u, first, left) -> {
                    u.conditions.reset();
                    u.price.steer(level - side * 1.2 * range, left);
                });
        String expected = bull ? "BULL_TRAP" : "BEAR_TRAP";
        record(EventKind.TRAP, underlying, direction(!bull), level, script, expected);
    }

    private void vacuum(SimulatedUnderlying underlying, boolean up) {
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
        String expected = up ? "VACUUM_UP" : "VACUUM_DOWN";
        record(EventKind.VACUUM, underlying, direction(up), underlying.book.mid(), script, expected);
    }

    /** Moves open interest between calls and puts of the front expiry until the sign of net gamma has changed. */
    private void gammaFlip(SimulatedUnderlying underlying) {
        EventScript script = new EventScript()
                .then(20, (u, first, left) -> {
                    if (first) {
                        swapOpenInterest(u);
                    }
                })
                .then(100, (u, first, left) -> {});
        record(
                EventKind.GAMMA_FLIP,
                underlying,
                Direction.NONE,
                underlying.book.mid(),
                script,
                underlying.chain.netGamma(underlying.time()) > 0 ? "SHORT_GAMMA" : "LONG_GAMMA");
    }

    private static void swapOpenInterest(SimulatedUnderlying underlying) {
        for (int expiry = 0; expiry < underlying.chain.expiries(); expiry++) {
            for (int row = 0; row < underlying.chain.strikes(); row++) {
                SimulatedOption call = underlying.chain.option(expiry, row, true);
                SimulatedOption put = underlying.chain.option(expiry, row, false);
                double units = call.openInterest;
                call.openInterest = put.openInterest;
                put.openInterest = units;
                underlying.chain.publishOpenInterest(call, underlying.time(), underlying.out);
                underlying.chain.publishOpenInterest(put, underlying.time(), underlying.out);
            }
        }
    }
}
