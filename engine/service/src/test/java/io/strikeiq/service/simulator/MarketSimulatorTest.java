package io.strikeiq.service.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.testing.LongTest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@LongTest
class MarketSimulatorTest {
    private static final SimulatorSettings SMALL = new SimulatorSettings(7, 2, 21, 2, 60_000);

    private static final class Digest {
        private final Map<TickType, Long> counts = new EnumMap<>(TickType.class);
        private final List<PlantedEvent> truth = new ArrayList<>();
        private final MarketState state = new MarketState();
        private long hash;
        private long ticks;
        private long lastTime;

        private static Digest of(SimulatorSettings settings) {
            Digest digest = new Digest();
            new MarketSimulator(settings).run(digest::accept, digest.truth::add);
            return digest;
        }

        private void accept(MarketEvent tick) {
            ticks++;
            counts.merge(tick.type, 1L, Long::sum);
            assertTrue(tick.exchangeTime >= lastTime, () -> "time went back at tick " + ticks);
            lastTime = tick.exchangeTime;
            check(tick);
            hash = hash * 31 + tick.exchangeTime;
            hash = hash * 31 + tick.instrumentId;
            hash = hash * 31 + Double.doubleToLongBits(tick.type == TickType.TRADE ? tick.price : tick.bidPrice);
            state.onTick(tick);
        }

        private static void check(MarketEvent tick) {
            switch (tick.type) {
                case QUOTE -> assertTrue(!(tick.bidPrice >= tick.askPrice), "crossed quote");
                case DEPTH -> {
                    assertTrue(tick.bidPrices[0] < tick.askPrices[0], "crossed book");
                    for (int i = 0; i < tick.depth; i++) {
                        assertTrue(tick.bidSizes[i] > 0 && tick.askSizes[i] > 0, "empty level");
                    }
                }
                case TRADE -> assertTrue(tick.size > 0 && tick.price > 0, "empty trade");
                case OPEN_INTEREST -> assertTrue(tick.openInterest >= 0, "negative open interest");
                default -> assertTrue(tick.exchangeTime > 0);
            }
        }
    }

    @Test
    void shouldGiveTheSameTicksForTheSameSeed() {
        Digest first = Digest.of(SMALL);
        Digest second = Digest.of(SMALL);
        assertEquals(first.hash, second.hash);
        assertEquals(first.truth, second.truth);
    }

    @Test
    void shouldGiveOtherTicksForAnotherSeed() {
        assertNotEquals(Digest.of(SMALL).hash, Digest.of(new SimulatorSettings(8, 2, 21, 2, 60_000)).hash);
    }

    @Test
    void shouldGiveExactlyTheTicksAskedFor() {
        Digest digest = Digest.of(SMALL);
        assertEquals(SMALL.ticks(), digest.ticks);
        assertEquals(2 + 2 * 2 * 21 * 2, digest.counts.get(TickType.INSTRUMENT));
        assertEquals(4, digest.counts.get(TickType.SESSION));
    }

    @Test
    void shouldPlantEveryKindOfEventInAWholeSession() {
        Digest digest = Digest.of(new SimulatorSettings(11, 1, 41, 3, 400_000));
        EnumSet<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        for (PlantedEvent event : digest.truth) {
            kinds.add(event.kind());
            assertEquals(event, PlantedEvent.fromCsv(event.toCsv()));
        }
        assertEquals(EnumSet.allOf(EventKind.class), kinds);
        assertTrue(digest.truth.size() >= 20, "events " + digest.truth.size());
    }

    @Test
    void shouldPlantOnlyTheKindsAskedFor() {
        SimulatorSettings settings = new SimulatorSettings(11, 1, 21, 1, 60_000);
        List<PlantedEvent> truth = new ArrayList<>();
        new MarketSimulator(settings, EnumSet.of(EventKind.VACUUM)).run(tick -> {}, truth::add);
        assertTrue(truth.size() > 2, "events " + truth.size());
        assertTrue(truth.stream().allMatch(event -> event.kind() == EventKind.VACUUM), truth::toString);
        new MarketSimulator(settings, EnumSet.noneOf(EventKind.class)).run(tick -> {}, event -> {
            throw new AssertionError(event.toString());
        });
    }

    @Test
    void shouldKeepPutCallParityWithinTheSpread() {
        Digest digest = Digest.of(SMALL);
        ChainState chain = digest.state.underlying(0).front();
        double spot = digest.state.underlying(0).mid();
        int checked = 0;
        for (int row = 0; row < chain.rows(); row++) {
            double call = chain.mid(2 * row);
            double put = chain.mid(2 * row + 1);
            if (!Double.isNaN(call) && !Double.isNaN(put) && Math.abs(chain.strike(row) - spot) < 0.01 * spot) {
                double forward = chain.strike(row) + call - put;
                assertEquals(spot, forward, 0.01 * spot, "strike " + chain.strike(row));
                checked++;
            }
        }
        assertTrue(checked > 5, "strikes checked " + checked);
    }

    @Test
    void shouldRefuseSettingsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new SimulatorSettings(1, 0, 21, 2, 60_000));
        assertThrows(IllegalArgumentException.class, () -> new SimulatorSettings(1, 1, 21, 2, 10));
        long least = SimulatorSettings.leastTicks(2, 21, 3);
        assertEquals(least, new SimulatorSettings(1, 2, 21, 3, least).ticks());
    }
}
