package io.strikeiq.service.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.Report;
import io.strikeiq.testing.WrappedEngine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Engines that look on their occasions say what they would say if they looked at every tick. Most signals fall on the same
 * tick; what is looked at on a beat comes with the beat, at most a second later. One or two in a hundred that stand on their
 * threshold are decided otherwise: what an engine samples for itself is sampled at other ticks.
 */
@LongTest
class SparedTicksTest {
    private static final long[] SEEDS = {1, 2};
    private static final long TICKS = 600_000;
    /** A beat, and as long again as the underlying may be without a whole instant. */
    private static final long NEAR = 2_000_000_000L;

    private static final double FEW = 0.02;
    private static final double SOME = 0.25;

    /** The engine as a plugin that declares no interest, and so looks at every tick. */
    private static EngineDefinition everyTick(EngineDefinition definition) {
        return new WrappedEngine(
                definition, engine -> (tick, metrics, emitter) -> engine.onTick(tick, metrics, emitter));
    }

    private int said;
    private int moved;
    private int missed;
    private int added;

    @Test
    void shouldSayWhatEnginesSayThatSeeEveryTick() {
        EngineRegistry every = new EngineRegistry();
        StandardEngines.registry().definitions().forEach(each -> every.register(everyTick(each)));
        for (long seed : SEEDS) {
            SimulatorSettings session = new SimulatorSettings(seed, 1, 21, 2, TICKS);
            SimulatedRun naive = SimulatedRun.of(session, EnumSet.allOf(EventKind.class), every);
            compare(naive, SimulatedRun.of(session, EnumSet.allOf(EventKind.class)));
        }
        new Report("spared-ticks", "signals of engines that see every tick", "moved", "missed", "added")
                .add(1, "" + said, "" + moved, "" + missed, "" + added);
        String counts = said + " signals, " + moved + " moved, " + missed + " missed, " + added + " added";
        assertTrue(said > 100 * SEEDS.length, counts);
        assertTrue(moved > 0, () -> counts + ": no engine waited for a beat");
        assertTrue(missed <= FEW * said && added <= FEW * said && moved <= SOME * said, counts);
    }

    private void compare(SimulatedRun naive, SimulatedRun spared) {
        Map<String, Deque<Long>> times = new HashMap<>();
        spared.signals().forEach(signal -> queue(times, signal).add(signal.time()));
        for (SimulatedRun.Given signal : naive.signals()) {
            said++;
            Deque<Long> same = queue(times, signal);
            while (!same.isEmpty() && same.peek() < signal.time() - NEAR) {
                same.poll();
                added++;
            }
            if (same.isEmpty() || same.peek() > signal.time() + NEAR) {
                missed++;
            } else {
                moved += same.poll() == signal.time() ? 0 : 1;
            }
        }
        added += times.values().stream().mapToInt(Deque::size).sum();
    }

    private static Deque<Long> queue(Map<String, Deque<Long>> times, SimulatedRun.Given signal) {
        return times.computeIfAbsent(signal.engine() + " " + signal.signal(), key -> new ArrayDeque<>());
    }
}
