package io.strikeiq.bench.kernel;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.service.simulator.MarketSimulator;
import io.strikeiq.service.simulator.SimulatorSettings;
import java.util.ArrayList;
import java.util.List;

/** A simulated session held in memory, so that no benchmark measures the simulator or a disk. */
public final class RecordedTicks {
    private final List<MarketEvent> ticks = new ArrayList<>();

    /** Plays a session of the given number of ticks: two underlyings, three expiries of 41 strikes. */
    public RecordedTicks(long count) {
        SimulatorSettings settings = new SimulatorSettings(1, 2, 41, 3, count);
        new MarketSimulator(settings).run(this::keep, event -> {});
    }

    private void keep(MarketEvent tick) {
        MarketEvent copy = new MarketEvent();
        copy.copyFrom(tick);
        ticks.add(copy);
    }

    public int count() {
        return ticks.size();
    }

    public MarketEvent get(int index) {
        return ticks.get(index);
    }
}
