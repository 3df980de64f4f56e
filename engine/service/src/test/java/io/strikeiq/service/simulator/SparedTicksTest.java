package io.strikeiq.service.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.WrappedEngine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Engines that are spared quiet ticks say what they would say if they saw every tick. Most signals fall on the same tick;
 * one that waits for time alone falls on the first tick of its underlying that shows something new. Once in hundreds one
 * that stands on its threshold is decided otherwise: what an engine samples for itself is sampled at other ticks.
 */
@LongTest
class SparedTicksTest {
    private static final long[] SEEDS = {1, 2, 3, 4};
    private static final long TICKS = 600_000;
    /** The interval of completions, and as long again as the underlying may be without a tick. */
    private static final long NEAR = 150_000_000L;

    private static final double FEW = 0.02;
    private static final double SOME = 0.1;

    /** The engine as a plugin that does not say that quiet ticks are nothing to it. */
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
        String counts = said + " signals, " + moved + " moved, " + missed + " missed, " + added + " added";
        assertTrue(said > 100 * SEEDS.length, counts);
        assertTrue(moved > 0, () -> counts + ": no engine was spared a tick that it saw before");
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
