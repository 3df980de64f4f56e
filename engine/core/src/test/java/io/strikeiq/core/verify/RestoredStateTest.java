package io.strikeiq.core.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.ControlCode;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.StrikeScores;
import io.strikeiq.core.pipeline.EchoEngine;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.testing.ShardRig;
import io.strikeiq.testing.StateGraph;
import io.strikeiq.testing.SyntheticMarket;
import io.strikeiq.testing.SyntheticMarkets;
import io.strikeiq.testing.UnshownFields;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Market state, gate, metrics, snapshots and engines go on from a saved state as they would have without. */
class RestoredStateTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MARKETS = 3;
    private static final int TICKS = 3_000;

    private static ShardRig rig() {
        return ShardRig.of(
                new StandardMetrics(MetricsSettings.defaults()),
                StandardEngines.registry().register(new EchoEngine("echo", 3)),
                List.of(),
                7 * SECOND,
                11 * SECOND);
    }

    private static void assertSameMetrics(ShardRig expected, ShardRig actual, String message) {
        for (int i = 0; i < expected.shard().state().underlyingCount(); i++) {
            for (int m = 0; m < Metric.count(); m++) {
                double value = expected.shard().frame(i).get(m);
                assertEquals(value, actual.shard().frame(i).get(m), message + ", " + Metric.at(m) + " of " + i);
            }
        }
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static MarketEvent listing(int id, long time, long expiry) {
        return new MarketEvent()
                .asInstrument(
                        Instrument.option(
                                id, "L" + id, 0, OptionRight.CALL, 1_003, expiry, ExerciseStyle.EUROPEAN, 1, 1, "USD"),
                        time);
    }

    @Test
    void shouldShowScoresOfWritingFromTheFirstTickAndOnceRestored() {
        ShardRig rig = rig();
        rig.push(listing(1, 5, 5 + SECOND));
        rig.push(new MarketEvent().asInstrument(Instrument.underlying(0, "U", InstrumentKind.INDEX, 1, 1, "USD"), 5));
        assertNotSame(StrikeScores.UNKNOWN, rig.shard().frame(0).writing());
        assertNotSame(StrikeScores.UNKNOWN, rig.restored().shard().frame(0).writing());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldGoOnFromASavedStateAsWithoutIt(long seed) {
        ShardRig through = rig();
        ShardRig resumed = rig();
        Set<String> kinds = new HashSet<>();
        int nextId = MARKETS * SyntheticMarket.instruments();
        MarketEvent tick = new MarketEvent();
        try (TickSource market = new SyntheticMarkets(seed, MARKETS, TICKS)) {
            while (market.next(tick)) {
                through.push(tick);
                resumed.push(tick);
                assertEquals(through.made(), resumed.made(), "seed " + seed + " tick " + tick.sequence);
                through.made().forEach(each -> kinds.add(each.substring(0, each.indexOf(' '))));
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
                    ShardRig restored = resumed.restored();
                    assertEquals(resumed.hash(), restored.hash(), "seed " + seed + " tick " + tick.sequence);
                    StateGraph graph = new StateGraph(UnshownFields.REASONS);
                    assertEquals(
                            Map.of(),
                            graph.differences(resumed.shard(), restored.shard()),
                            "shown to nobody, seed " + seed + " tick " + tick.sequence);
                    assertTrue(
                            graph.fields().containsAll(UnshownFields.REASONS.keySet()),
                            () -> "no longer there: " + minus(UnshownFields.REASONS.keySet(), graph.fields()));
                    resumed = restored;
                }
            }
        }
        assertEquals(through.hash(), resumed.hash(), "seed " + seed);
        assertNotEquals(rig().hash(), through.hash());
        assertTrue(kinds.containsAll(Set.of("market", "chain", "ECHO")), "seed " + seed + " has made " + kinds);
    }
}
