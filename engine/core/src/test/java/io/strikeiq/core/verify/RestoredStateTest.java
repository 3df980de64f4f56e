package io.strikeiq.core.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.EngineStage;
import io.strikeiq.core.event.ControlCode;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.gate.TickGate;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.outbound.Outbound;
import io.strikeiq.core.pipeline.EchoEngine;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.snapshot.SnapshotStage;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.testing.SyntheticMarket;
import io.strikeiq.testing.SyntheticMarkets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Market state, gate, metrics, snapshots and engines go on from a saved state as they would have without. */
class RestoredStateTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MARKETS = 3;
    private static final int TICKS = 3_000;

    private static final class Rig implements Visited {
        private final MarketState state = new MarketState();
        private final TickGate gate = new TickGate(state);
        private final MetricsStage metrics = new MetricsStage(state, new StandardMetrics(MetricsSettings.defaults()));
        private final SnapshotStage snapshots = new SnapshotStage(state, metrics, 7 * SECOND, 11 * SECOND);
        private final EngineStage engines = new EngineStage(
                state,
                metrics,
                StandardEngines.registry().register(new EchoEngine("echo", 3)),
                List.of(),
                new BarrierPrior(1),
                signal -> {});
        /** What the last tick made. */
        private final List<String> made = new ArrayList<>();

        private final MarketEvent slot = new MarketEvent();

        private void push(MarketEvent tick) {
            slot.copyFrom(tick);
            if (gate.passes(slot)) {
                metrics.beforeTick(slot);
                snapshots.beforeTick(slot);
                state.onTick(slot);
                metrics.onTick(slot);
                engines.onTick(slot);
            }
            made.clear();
            for (Outbound record = slot.outbound.peek(); record != null; record = slot.outbound.peek()) {
                made.add(described(record));
                slot.outbound.releaseFirst();
            }
        }

        @Override
        public void visit(StateVisitor visitor) {
            state.visit(visitor);
            gate.visit(visitor);
            engines.visit(visitor);
            for (int i = 0; i < state.underlyingCount(); i++) {
                metrics.visit(i, visitor);
                snapshots.visit(i, visitor);
                engines.visit(i, visitor);
            }
        }
    }

    private static String described(Outbound record) {
        if (record instanceof Signal signal) {
            return signal.type.name() + " " + signal.underlying + " " + signal.time + " " + signal.strength;
        } else if (record instanceof MarketSnapshot snapshot) {
            return "market " + snapshot.underlying + " " + snapshot.time;
        }
        ChainSnapshot snapshot = (ChainSnapshot) record;
        return "chain " + snapshot.underlying + " " + snapshot.time;
    }

    private static long hash(Visited visited) {
        HashVisitor visitor = new HashVisitor();
        visited.visit(visitor);
        return visitor.hash();
    }

    private static Rig restored(Rig saved) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        SaveVisitor save = new SaveVisitor(buffer, 0);
        saved.visit(save);
        Rig rig = new Rig();
        RestoreVisitor restore = new RestoreVisitor(buffer, 0, save.position());
        rig.visit(restore);
        assertEquals(save.position(), restore.position());
        return rig;
    }

    private static void assertSameMetrics(Rig expected, Rig actual, String message) {
        for (int i = 0; i < expected.state.underlyingCount(); i++) {
            for (int m = 0; m < Metric.count(); m++) {
                double value = expected.metrics.frame(i).get(m);
                assertEquals(value, actual.metrics.frame(i).get(m), message + ", " + Metric.at(m) + " of " + i);
            }
        }
    }

    private static MarketEvent listing(int id, long time, long expiry) {
        return new MarketEvent()
                .asInstrument(
                        Instrument.option(
                                id, "L" + id, 0, OptionRight.CALL, 1_003, expiry, ExerciseStyle.EUROPEAN, 1, 1, "USD"),
                        time);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldGoOnFromASavedStateAsWithoutIt(long seed) {
        Rig through = new Rig();
        Rig resumed = new Rig();
        Set<String> kinds = new HashSet<>();
        int nextId = MARKETS * SyntheticMarket.instruments();
        MarketEvent tick = new MarketEvent();
        try (TickSource market = new SyntheticMarkets(seed, MARKETS, TICKS)) {
            while (market.next(tick)) {
                through.push(tick);
                resumed.push(tick);
                assertEquals(through.made, resumed.made, "seed " + seed + " tick " + tick.sequence);
                through.made.forEach(each -> kinds.add(each.substring(0, each.indexOf(' '))));
                if (tick.sequence % 900 == 0) {
                    // The first parameter, the cooldown, is changed.
                    MarketEvent control = new MarketEvent()
                            .asControl(tick.exchangeTime, ControlCode.PARAMETER, (int) (tick.sequence / 900) % 9, 0, 3);
                    through.push(control);
                    resumed.push(control);
                }
                if (tick.sequence % 500 == 0) {
                    // Options that come and go leave free ordinals behind.
                    MarketEvent option = listing(nextId++, tick.exchangeTime, tick.exchangeTime + 5 * SECOND);
                    through.push(option);
                    resumed.push(option);
                }
                assertSameMetrics(through, resumed, "seed " + seed + " tick " + tick.sequence);
                if (tick.sequence % 1_700 == 0) {
                    long before = hash(resumed);
                    resumed = restored(resumed);
                    assertEquals(before, hash(resumed), "seed " + seed + " tick " + tick.sequence);
                }
            }
        }
        assertEquals(hash(through), hash(resumed), "seed " + seed);
        assertNotEquals(hash(new Rig()), hash(through));
        assertTrue(kinds.containsAll(Set.of("market", "chain", "ECHO")), "seed " + seed + " has made " + kinds);
    }
}
