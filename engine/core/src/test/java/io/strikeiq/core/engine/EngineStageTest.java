package io.strikeiq.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.MetricsStage;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalEmitter;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.state.MarketState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EngineStageTest {
    /** Writes down which ticks its engines are given. */
    private static final class Witness implements EngineDefinition, AnalyticsEngine {
        private final List<String> seen = new ArrayList<>();
        private Supplier<String> running = () -> null;
        private String inHand;

        @Override
        public String name() {
            return "witness";
        }

        @Override
        public String summary() {
            return "sees";
        }

        @Override
        public List<SignalType> signals() {
            return List.of();
        }

        @Override
        public List<Reason> reasons() {
            return List.of();
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(EngineDefinition.cooldown(0));
        }

        @Override
        public AnalyticsEngine create(Parameters parameters) {
            return this;
        }

        @Override
        public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
            inHand = running.get();
            seen.add(tick.type == TickType.SESSION ? tick.sessionPhase.name() : tick.type.name());
        }
    }

    private final MarketState state = new MarketState();
    private final MetricsStage metrics = new MetricsStage(state, List::of);
    private final Witness witness = new Witness();
    private final EngineStage stage = new EngineStage(
            state, metrics, new EngineRegistry().register(witness), List.of(), new BarrierPrior(1), signal -> {});
    private final MarketEvent tick = new MarketEvent();

    @BeforeEach
    void defineAnUnderlying() {
        push(tick.asInstrument(Instrument.underlying(0, "TEST", InstrumentKind.EQUITY, 1, 0.05, "USD"), 1));
        witness.seen.clear();
    }

    private void push(MarketEvent event) {
        state.onTick(event);
        metrics.onTick(event);
        stage.onTick(event);
    }

    @Test
    void shouldShowAllTicksWhileNoSessionIsKnown() {
        push(tick.asQuote(0, 2, 99, 1, 101, 1));
        push(tick.asClock(3));
        assertEquals(List.of("QUOTE", "CLOCK"), witness.seen);
    }

    @Test
    void shouldSayWhichEngineHasTheTickInHandAndNoneBetweenTwo() {
        witness.running = stage::running;
        push(tick.asQuote(0, 2, 99, 1, 101, 1));
        assertEquals("witness", witness.inHand);
        assertNull(stage.running());
    }

    @Test
    void shouldShowOnlyThePhasesBetweenACloseAndTheNextOpen() {
        push(tick.asSession(0, 2, SessionPhase.OPEN));
        push(tick.asQuote(0, 3, 99, 1, 101, 1));
        push(tick.asSession(0, 4, SessionPhase.CLOSE));
        push(tick.asQuote(0, 5, 99, 1, 101, 1));
        push(tick.asClock(6));
        push(tick.asSession(0, 7, SessionPhase.EXPIRY));
        push(tick.asUnderlyingPrice(0, 8, 100));
        push(tick.asSession(0, 9, SessionPhase.OPEN));
        push(tick.asUnderlyingPrice(0, 10, 100));
        assertEquals(List.of("OPEN", "QUOTE", "CLOSE", "EXPIRY", "OPEN", "UNDERLYING_PRICE"), witness.seen);
    }

    @Test
    void shouldShowNothingBetweenAnOpenAndTheSessionsFirstPrice() {
        push(tick.asSession(0, 2, SessionPhase.OPEN));
        push(tick.asUnderlyingPrice(0, 3, 100));
        push(tick.asSession(0, 4, SessionPhase.CLOSE));
        long morning = 17 * 3_600 * 1_000_000_000L;
        push(tick.asSession(0, morning, SessionPhase.OPEN));
        push(tick.asClock(morning + 1));
        push(tick.asQuote(0, morning + 2, 99, 1, Double.NaN, Double.NaN));
        assertFalse(metrics.frame(0).isKnown(Metric.SPOT), "no engine reads a price of the day before");
        push(tick.asUnderlyingPrice(0, morning + 3, 104));
        push(tick.asClock(morning + 4));
        assertEquals(List.of("OPEN", "UNDERLYING_PRICE", "CLOSE", "OPEN", "UNDERLYING_PRICE", "CLOCK"), witness.seen);
    }
}
