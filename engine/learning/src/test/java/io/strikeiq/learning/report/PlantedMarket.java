package io.strikeiq.learning.report;

import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.MarketPath;
import io.strikeiq.learning.outcome.RecordedRun;
import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.learning.outcome.SignalSaid;
import io.strikeiq.learning.outcome.TestOutcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Random walks with drifting and calm hours, and the signals of several engines on them. One engine knows a little of what
 * comes: its direction is right so much more often than a coin's.
 */
final class PlantedMarket {
    static final long MINUTE = 60_000_000_000L;
    static final long HORIZON = 15 * MINUTE;
    static final String PLANTED = "planted";
    private static final long START = 19_000 * Days.DAY + 4 * Days.HOUR;
    private static final int MINUTES = 375;
    private static final String[] ENGINES = {PLANTED, "noise_1", "noise_2", "noise_3", "noise_4", "noise_5", "noise_6"};

    private final SplittableRandom random;
    private final List<MarketPath> paths = new ArrayList<>();
    private final List<ScoredSignal> outcomes = new ArrayList<>();

    private PlantedMarket(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * A market of two underlyings.
     *
     * @param edge how far above one half the planted engine's share of right directions is
     * @param signals of each engine
     */
    static RecordedRun of(long seed, int days, int signals, double edge) {
        PlantedMarket market = new PlantedMarket(seed);
        for (String underlying : new String[] {"AAA", "BBB"}) {
            market.paths.add(market.path(underlying, days));
        }
        for (String engine : ENGINES) {
            market.signals(engine, signals, engine.equals(PLANTED) ? edge : 0);
        }
        return RecordedRun.of("planted-" + seed, market.outcomes, market.paths);
    }

    private MarketPath path(String underlying, int days) {
        MarketPath path = new MarketPath(underlying);
        double spot = 10_000;
        for (int day = 0; day < days; day++) {
            for (int minute = 0; minute < MINUTES; minute++) {
                double calm = minute % 120 < 60 ? 1 : 2.5;
                spot *= Math.exp(3e-4 * calm * random.nextGaussian());
                path.add(START + day * Days.DAY + minute * MINUTE, Map.of("SPOT", spot, "VWAP", 10_000.0));
            }
        }
        return path;
    }

    /** Signals come in bursts of up to four, so that they share their luck. */
    private void signals(String engine, int count, double edge) {
        int made = 0;
        while (made < count) {
            MarketPath path = paths.get(random.nextInt(paths.size()));
            int at = random.nextInt(path.size());
            int burst = 1 + random.nextInt(4);
            boolean right = random.nextDouble() < 0.5 + edge;
            boolean up = random.nextBoolean();
            for (int i = 0; i < burst && made < count; i++) {
                int place = at + i;
                int end = place < path.size() ? path.end(place, HORIZON) : -1;
                if (end >= 0) {
                    boolean rose = path.spot(end) > path.spot(place);
                    boolean says = edge > 0 ? rose == (random.nextDouble() < 0.5 + edge) : up ^ right;
                    outcomes.add(outcome(engine, path, place, end, says));
                    made++;
                }
            }
        }
    }

    private ScoredSignal outcome(String engine, MarketPath path, int at, int end, boolean up) {
        double moved = (path.spot(end) / path.spot(at) - 1) * (up ? 1 : -1);
        SignalSaid said = new SignalSaid(
                engine,
                up ? "UP" : "DOWN",
                up ? Direction.UP : Direction.DOWN,
                0,
                path.underlying(),
                "normal",
                at % 2 == 0 ? "long" : "short",
                path.time(at),
                0.6,
                Math.min(0.9, Math.max(0.1, 0.5 + 0.1 * random.nextGaussian())),
                50,
                Map.of());
        return TestOutcomes.outcome(said, HORIZON, moved > 0 ? Outcome.WIN : Outcome.LOSS, moved);
    }
}
