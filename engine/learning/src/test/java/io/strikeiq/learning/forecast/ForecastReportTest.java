package io.strikeiq.learning.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.MarketPath;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForecastReportTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final int MINUTES = 360;
    private static final double SIGMA = 0.2;
    private final SplittableRandom random = new SplittableRandom(1);

    /** Days of six hours that each end with an expiry; the price moves as the forecast says, times a factor. */
    private MarketPath walk(int days, double factor) {
        MarketPath path = new MarketPath("AAA");
        double spot = 1_000;
        double step = SIGMA * Math.sqrt(MINUTE / (365.0 * Days.DAY));
        for (int day = 0; day < days; day++) {
            for (int minute = 0; minute <= MINUTES; minute++) {
                long left = (MINUTES - minute) * MINUTE;
                double tau = left / (365.0 * Days.DAY);
                Map<String, Double> metrics = new HashMap<>();
                metrics.put("SPOT", spot);
                metrics.put("FORWARD", spot);
                metrics.put("TAU", tau);
                metrics.put("ATM_SIGMA", SIGMA);
                metrics.put("EXPECTED_MOVE", SIGMA * Math.sqrt(tau) * spot);
                metrics.put("CALL_WALL", spot * 1.002);
                metrics.put("ZERO_GAMMA", minute < 180 ? spot * 1.01 : spot * 0.99);
                path.add((19_000 + day) * Days.DAY + minute * MINUTE, metrics);
                double wild = minute < 180 ? 2 : 1;
                spot *= Math.exp(factor * (factor > 1 ? wild : 1) * step * random.nextGaussian());
            }
        }
        return path;
    }

    @Test
    void shouldFindExpectedMovesRightWhereTheyAre() {
        List<ExpectedMoves> moves = ExpectedMoves.of(walk(400, 1));
        ExpectedMoves session = moves.stream()
                .filter(m -> m.timeToExpiry().equals("up to 6 h"))
                .findFirst()
                .orElseThrow();
        assertEquals(400, session.expiries());
        assertEquals(0.683, session.insideOne(), 0.06);
        assertEquals(0.954, session.insideTwo(), 0.03);
        assertTrue(session.uniformity() < 1.36 / 20);
        assertEquals(session.pinballWhenRight(), session.pinball(), 0.05);
        assertEquals(400, session.transforms().stream().mapToInt(i -> i).sum());
    }

    @Test
    void shouldSeeThatExpectedMovesAreTooSmall() {
        double[] scores = random.doubles(500).map(u -> 4 * (u - 0.5)).toArray();
        ExpectedMoves moves = ExpectedMoves.of("AAA", "up to 1 h", Arrays.copyOf(scores, 500));
        assertEquals(0.5, moves.insideOne(), 0.06);
        assertTrue(moves.pinball() > moves.pinballWhenRight());
    }

    @Test
    void shouldSeeNothingInWallsOfARandomWalk() {
        LevelTest wall = LevelTest.of(walk(250, 1), 200, 0.95, 5).get(0);
        assertEquals("CALL_WALL", wall.level());
        assertEquals(250, wall.sessions());
        assertTrue(wall.p() > 0.01 && wall.p() < 0.99, "p " + wall.p());
        assertEquals(wall.randomStopped(), wall.stopped(), 0.15);
    }

    @Test
    void shouldSeeThatSpotStopsAtAWall() {
        MarketPath path = new MarketPath("AAA");
        for (int day = 0; day < 60; day++) {
            double wall = 1_004 + random.nextDouble();
            for (int minute = 0; minute < MINUTES; minute++) {
                double wave = Math.sin(minute / 40.0);
                path.add(
                        (19_000 + day) * Days.DAY + minute * MINUTE,
                        Map.of("SPOT", 1_000 + (wall - 1_000) * wave, "ATM_SIGMA", 0.1, "CALL_WALL", wall - 0.01));
            }
        }
        LevelTest wall = LevelTest.of(path, 200, 0.95, 5).get(0);
        assertEquals(1, wall.stopped(), 0.01);
        assertTrue(wall.p() < 0.01 && wall.randomStopped() < 0.9, wall.toString());
    }

    @Test
    void shouldCompareVolatilityOnBothSidesOfZeroGamma() {
        FlipVolatility flip = FlipVolatility.of(walk(60, 1.5), 200, 0.95, 5).orElseThrow();
        assertEquals(2, flip.ratio(), 0.2);
        assertTrue(flip.interval().holds(flip.ratio()) && flip.interval().low() > 1.5);
        assertEquals(SIGMA * 1.5, flip.volatilityAbove(), 0.03);
    }

    @Test
    void shouldSayNothingOfWhatSnapshotsDoNotCarry() {
        MarketPath path = new MarketPath("AAA");
        path.add(1, Map.of("SPOT", 1.0));
        ForecastReport report = ForecastReport.of(List.of(path), 10, 0.95, 1);
        assertEquals(new ForecastReport(List.of(), List.of(), List.of()), report);
    }
}
