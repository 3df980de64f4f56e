package io.strikeiq.service.simulator;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.Report;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Recall and false alarms of the seven engines, each at its defaults, on whole simulated sessions with planted events and
 * on the same sessions without any. Engines and scripts were tuned on seeds 100 to 199; the seeds here took no part. Others
 * are played with {@code -Dplanted.firstSeed=N}.
 *
 * <p>What is asked of an engine: who follows it must be told of most events of its kind, and of nine in ten where the
 * underlying's own book shows them. It must not cry wolf: at most two false alarms in a session outside all events, one per
 * three hours. Spot crosses zero gamma of itself, planted or not, and once an hour is no wolf. Within an event of another
 * kind an engine may see what that event shows too (a stop hunt sweeps the book, a squeeze is bought with options, open
 * interest that moves makes zero gamma cross spot): these are false alarms of the table, shown apart, and at most one per
 * three such events.
 */
@LongTest
class PlantedEventsTest {
    private static final long FIRST_SEED = Long.getLong("planted.firstSeed", 3001);
    private static final long[] SEEDS =
            LongStream.range(FIRST_SEED, FIRST_SEED + 8).toArray();
    private static final int UNDERLYINGS = 1;
    private static final int STRIKES = 41;
    private static final int EXPIRIES = 2;
    private static final long TICKS = 400_000;

    private static final double MOST = 0.5;
    private static final double NINE_IN_TEN = 0.9;
    private static final double EVERY_THREE_HOURS = 2;
    private static final double EVERY_HOUR = 6;
    private static final double OTHER_ALARMS = 1.0 / 3;

    /**
     * A sweep is told at once. A stop hunt or a trap is known when the minute is over in which price came back. A flip
     * must have held for a minute. Flow, squeeze and vacuum must be told while they last.
     */
    private static List<EngineScore> scores() {
        return List.of(
                new EngineScore(EventKind.SWEEP, "liquidity", 0, "LIQUIDITY_SWEEP_UP", "LIQUIDITY_SWEEP_DOWN"),
                new EngineScore(EventKind.STOP_HUNT, "stop_hunt", 60, "STOP_HUNT_HIGH", "STOP_HUNT_LOW"),
                new EngineScore(
                        EventKind.INFORMED_FLOW, "smart_money", 0, "SMART_MONEY_BULLISH", "SMART_MONEY_BEARISH"),
                new EngineScore(EventKind.SQUEEZE, "gamma_squeeze", 0, "GAMMA_SQUEEZE_UP", "GAMMA_SQUEEZE_DOWN"),
                new EngineScore(EventKind.TRAP, "options_trap", 60, "BULL_TRAP", "BEAR_TRAP"),
                new EngineScore(EventKind.GAMMA_FLIP, "dealer_gamma", 60, "GAMMA_FLIP_CROSS"),
                new EngineScore(EventKind.VACUUM, "liquidity_vacuum", 0, "VACUUM_UP", "VACUUM_DOWN"));
    }

    private record Sessions(SimulatedRun planted, SimulatedRun quiet) {}

    private static Sessions sessions(long seed) {
        SimulatorSettings session = new SimulatorSettings(seed, UNDERLYINGS, STRIKES, EXPIRIES, TICKS);
        return new Sessions(
                SimulatedRun.of(session, EnumSet.allOf(EventKind.class)),
                SimulatedRun.of(session, EnumSet.noneOf(EventKind.class)));
    }

    @Test
    void shouldFindWhatIsPlantedAndLittleElse() {
        List<EngineScore> scores = scores();
        List<Sessions> all = LongStream.of(SEEDS)
                .parallel()
                .mapToObj(PlantedEventsTest::sessions)
                .toList();
        for (Sessions each : all) {
            for (EngineScore score : scores) {
                score.add(each.planted);
                score.addControl(each.quiet);
            }
        }
        Report report = new Report("planted-events", EngineScore.headings());
        scores.forEach(score -> report.add(2, score.row()));
        assertAll(scores.stream().flatMap(score -> demands(score).stream()));
    }

    private static List<Executable> demands(EngineScore score) {
        boolean ofBook =
                score.kind == EventKind.SWEEP || score.kind == EventKind.STOP_HUNT || score.kind == EventKind.VACUUM;
        double recall = ofBook ? NINE_IN_TEN : MOST;
        double alarms = score.kind == EventKind.GAMMA_FLIP ? EVERY_HOUR : EVERY_THREE_HOURS;
        return List.of(
                () -> assertTrue(score.planted() >= 2 * SEEDS.length, score.kind + " planted " + score.planted()),
                () -> assertTrue(score.recall() >= recall, score.engine + " recall " + score.recall()),
                () -> assertTrue(score.quietAlarms() <= alarms, score.engine + " alarms " + score.quietAlarms()),
                () -> assertTrue(score.controlAlarms() <= alarms, score.engine + " control " + score.controlAlarms()),
                () -> assertTrue(
                        score.otherAlarms() <= OTHER_ALARMS, score.engine + " in others " + score.otherAlarms()));
    }
}
