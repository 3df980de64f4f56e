package io.strikeiq.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.service.simulator.SimulatorSettings;
import org.junit.jupiter.api.Test;

class LoadTicksTest {
    @Test
    void shouldListTheChainsInTheOpeningAndLoopBehindIt() {
        LoadTicks ticks = new LoadTicks(2, 400, 5_000);
        long options = ticks.opening().stream()
                .filter(tick -> tick.type == TickType.INSTRUMENT && tick.definition.isOption())
                .count();
        assertEquals(800, options);
        assertTrue(ticks.opening().stream().allMatch(tick -> tick.exchangeTime == ticks.openingTime()));
        assertTrue(ticks.size() > 4_000, "ticks of the loop: " + ticks.size());

        MarketEvent first = ticks.get(0, 77);
        assertEquals(77, first.exchangeTime);
        assertSame(first, ticks.get(ticks.size(), 99), "the loop begins again");
        assertEquals(99, first.exchangeTime);
    }

    @Test
    void shouldPlayNoMoreThanAskedFor() {
        SimulatorSettings day = new SimulatorSettings(1, 1, 5, 1, 100_000);
        long[] seen = {0};
        assertEquals(2_000, SimulatedTicks.play(day, 2_000, tick -> seen[0]++));
        assertEquals(2_000, seen[0]);
        assertEquals(100_000, SimulatedTicks.play(day, Long.MAX_VALUE, tick -> {}));
    }
}
