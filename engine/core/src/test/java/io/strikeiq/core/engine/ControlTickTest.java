package io.strikeiq.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.ControlCode;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.state.MarketState;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlTickTest {
    private static final long SECOND = 1_000_000_000L;

    /** Would signal at every tick. */
    private record Eager() implements EngineDefinition {
        private static final SignalType NOW = new SignalType(0, "NOW", Direction.NONE, "never");

        @Override
        public String name() {
            return "eager";
        }

        @Override
        public String summary() {
            return "test";
        }

        @Override
        public List<SignalType> signals() {
            return List.of(NOW);
        }

        @Override
        public List<Reason> reasons() {
            return List.of();
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(EngineDefinition.cooldown(600));
        }

        @Override
        public AnalyticsEngine create(Parameters parameters) {
            return (tick, metrics, emitter) -> {
                Signal signal = emitter.begin(NOW, Double.NaN);
                if (signal != null) {
                    emitter.emit(signal, 0);
                }
            };
        }
    }

    private final MarketState state = new MarketState();
    private final MetricsStage metrics = new MetricsStage(state, List::of);
    private int signals;
    private final EngineStage stage = new EngineStage(
            state,
            metrics,
            new EngineRegistry().register(new Eager()),
            List.of(),
            new BarrierPrior(1),
            signal -> signals++);
    private final MarketEvent tick = new MarketEvent();
    private long now = SECOND;

    ControlTickTest() {
        push(tick.asInstrument(Instrument.underlying(0, "U", InstrumentKind.EQUITY, 1, 0.01, "USD"), now));
    }

    private void push(MarketEvent event) {
        state.find(event);
        metrics.beforeTick(event);
        state.onTick(event);
        metrics.onTick(event);
        stage.onTick(event);
        event.outbound.releaseAll();
    }

    private int signalsInMinutes(int minutes) {
        int before = signals;
        for (int i = 0; i < 60 * minutes; i++) {
            now += SECOND;
            push(tick.asTrade(0, now, 100, 1, Aggressor.BUY));
        }
        return signals - before;
    }

    private void control(int engine, int parameter, double value) {
        push(tick.asControl(now, ControlCode.PARAMETER, engine, parameter, value));
    }

    @Test
    void shouldShortenACooldownAtOnce() {
        signalsInMinutes(1);
        assertEquals(0, signalsInMinutes(2), "ten minutes have not passed");
        control(0, 0, 1);
        assertEquals(480, signalsInMinutes(8));
        assertEquals(0, stage.refusedControls());
    }

    @Test
    void shouldRefuseAndCountWhatIsOutOfRangeAndGoOnAsBefore() {
        signalsInMinutes(1);
        control(0, 0, -5);
        control(0, 0, Double.NaN);
        control(0, 0, 1e12);
        control(0, 1, 1);
        control(0, -1, 1);
        control(7, 0, 1);
        control(-1, 0, 1);
        assertEquals(7, stage.refusedControls());
        assertEquals(0, signalsInMinutes(2), "the cooldown is what it was");
    }
}
