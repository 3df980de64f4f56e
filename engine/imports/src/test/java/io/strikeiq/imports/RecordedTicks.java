package io.strikeiq.imports;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import java.util.ArrayList;
import java.util.List;

/** Keeps a copy of every tick of an import, and of the instruments that it defined. */
public final class RecordedTicks implements TickSink {
    private final List<MarketEvent> ticks = new ArrayList<>();
    private final List<Instrument> instruments = new ArrayList<>();

    @Override
    public void accept(MarketEvent tick) {
        MarketEvent copy = new MarketEvent();
        copy.copyFrom(tick);
        ticks.add(copy);
        if (tick.type == TickType.INSTRUMENT) {
            instruments.add(tick.definition);
        }
    }

    public List<MarketEvent> all() {
        return ticks;
    }

    /** Ticks of one type, in order. */
    public List<MarketEvent> of(TickType type) {
        return ticks.stream().filter(tick -> tick.type == type).toList();
    }

    /** Types of the ticks, definitions left out, in order. */
    public List<TickType> types() {
        return ticks.stream()
                .map(tick -> tick.type)
                .filter(type -> type != TickType.INSTRUMENT)
                .toList();
    }

    public Instrument instrument(int id) {
        return instruments.get(id);
    }

    public List<Instrument> instruments() {
        return instruments;
    }
}
