package io.strikeiq.core.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.gate.TickGate;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.testing.SyntheticMarket;
import io.strikeiq.testing.SyntheticMarkets;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Market state, gate and metrics go on from a saved state as they would have without. */
class RestoredStateTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MARKETS = 3;
    private static final int TICKS = 3_000;

    private static final class Rig implements Visited {
        private final MarketState state = new MarketState();
        private final TickGate gate = new TickGate(state);
        private final MetricsStage metrics = new MetricsStage(state, new StandardMetrics(MetricsSettings.defaults()));
        private final MarketEvent slot = new MarketEvent();

        private void push(MarketEvent tick) {
            slot.copyFrom(tick);
            if (gate.passes(slot)) {
                metrics.beforeTick(slot);
                state.onTick(slot);
                metrics.onTick(slot);
            }
        }

        @Override
        public void visit(StateVisitor visitor) {
            state.visit(visitor);
            gate.visit(visitor);
            for (int i = 0; i < state.underlyingCount(); i++) {
                metrics.visit(i, visitor);
            }
        }
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
        int nextId = MARKETS * SyntheticMarket.instruments();
        MarketEvent tick = new MarketEvent();
        try (TickSource market = new SyntheticMarkets(seed, MARKETS, TICKS)) {
            while (market.next(tick)) {
                through.push(tick);
                resumed.push(tick);
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
    }
}
