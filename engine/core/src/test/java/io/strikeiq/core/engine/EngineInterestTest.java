package io.strikeiq.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSource;
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
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.Session;
import io.strikeiq.testing.SyntheticMarket;
import io.strikeiq.testing.WrappedEngine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ticks engines see, by the interest that they declare. */
class EngineInterestTest {
    private static final long SECOND = 1_000_000_000L;

    /** Counts the calls of an engine, in front of it. */
    private static final class Counted {
        final EngineDefinition definition;
        Set<Occasion> interest = Set.of();
        int calls;

        Counted(EngineDefinition counted) {
            definition = new WrappedEngine(counted, this::counting);
        }

        private AnalyticsEngine counting(AnalyticsEngine engine) {
            interest = engine.interest();
            return new AnalyticsEngine() {
                @Override
                public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {
                    calls++;
                    engine.onTick(tick, metrics, emitter);
                }

                @Override
                public Set<Occasion> interest() {
                    return interest;
                }
            };
        }
    }

    /** Says nothing; looks at what it is given as interest, or at all when it declares none. */
    private record Looker(Set<Occasion> occasions) implements EngineDefinition {
        @Override
        public String name() {
            return "looker";
        }

        @Override
        public String summary() {
            return "looks";
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
            AnalyticsEngine silent = (tick, metrics, emitter) -> {};
            return occasions == null
                    ? silent
                    : new AnalyticsEngine() {
                        @Override
                        public void onTick(MarketEvent tick, MetricFrame metrics, SignalEmitter emitter) {}

                        @Override
                        public Set<Occasion> interest() {
                            return occasions;
                        }
                    };
        }
    }

    private final MarketState state = new MarketState();
    private final MetricsStage metrics = new MetricsStage(state, new StandardMetrics(MetricsSettings.defaults()));
    private final List<Counted> engines = new ArrayList<>();
    private EngineStage stage;
    private final MarketEvent tick = new MarketEvent();
    private double spot = Double.NaN;
    private long beatOf = Long.MIN_VALUE;

    private void stage(List<EngineDefinition> definitions) {
        EngineRegistry registry = new EngineRegistry();
        for (EngineDefinition each : definitions) {
            engines.add(new Counted(each));
            registry.register(engines.get(engines.size() - 1).definition);
        }
        stage = new EngineStage(state, metrics, registry, List.of(), new BarrierPrior(1), signal -> {});
    }

    private void push(MarketEvent event) {
        engines.forEach(engine -> engine.calls = 0);
        state.find(event);
        metrics.beforeTick(event);
        state.onTick(event);
        metrics.onTick(event);
        stage.onTick(event);
        event.outbound.releaseAll();
    }

    /** What a tick brings, by the definitions of the occasions. */
    private Set<Occasion> occasions(MarketEvent event) {
        Set<Occasion> brought = EnumSet.noneOf(Occasion.class);
        Session session = state.underlying(0).session();
        boolean phase = event.type == TickType.SESSION || event.type == TickType.DAY;
        if (!phase && (session.isClosed() || (session.opens() > 0 && !session.hasPrice()))) {
            return brought;
        }
        boolean option = event.instrument != null && event.instrument.isOption();
        switch (event.type) {
            case QUOTE, DEPTH -> brought.add(option ? Occasion.OPTION_QUOTE : Occasion.BOOK);
            case TRADE -> brought.add(option ? Occasion.OPTION_TRADE : Occasion.TRADE);
            case UNDERLYING_PRICE -> brought.add(Occasion.INDEX_PRICE);
            case OPEN_INTEREST -> brought.add(Occasion.OPEN_INTEREST);
            case VENUE_GREEKS -> brought.add(Occasion.VENUE_GREEKS);
            case INSTRUMENT -> brought.add(Occasion.LISTING);
            case CLOCK -> brought.add(Occasion.BEAT);
            default -> brought.addAll(EnumSet.allOf(Occasion.class));
        }
        double now = metrics.frame(0).get(Metric.SPOT);
        if (Double.compare(now, spot) != 0) {
            spot = now;
            brought.add(Occasion.SPOT);
        }
        long second = event.exchangeTime / SECOND;
        if (metrics.frame(0).isWhole() && (second > beatOf || event.type == TickType.CLOCK)) {
            beatOf = second;
            brought.add(Occasion.BEAT);
        }
        return brought;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldShowEachEngineTheTicksOfItsInterestAndNoOthers(long seed) {
        List<EngineDefinition> definitions =
                new ArrayList<>(StandardEngines.registry().definitions());
        definitions.add(new Looker(null));
        stage(definitions);
        int shown = 0;
        int ticks = 0;
        try (TickSource market = new SyntheticMarket(seed, 40_000)) {
            while (market.next(tick)) {
                push(tick);
                ticks++;
                Set<Occasion> brought = occasions(tick);
                for (Counted engine : engines) {
                    boolean looks = brought.stream().anyMatch(engine.interest::contains);
                    assertEquals(
                            looks ? 1 : 0,
                            engine.calls,
                            () -> "seed " + seed + " tick " + tick.sequence + " " + tick.type + ": "
                                    + engine.definition.name());
                    shown += engine.calls;
                }
            }
        }
        assertTrue(shown < ticks * engines.size() / 2, shown + " looks at " + ticks + " ticks");
    }

    private Counted look(Set<Occasion> occasions) {
        stage(List.of(new Looker(occasions)));
        push(tick.asInstrument(Instrument.underlying(0, "TEST", InstrumentKind.EQUITY, 1, 0.05, "USD"), SECOND));
        return engines.get(0);
    }

    private int calls(MarketEvent event) {
        push(event);
        return engines.get(0).calls;
    }

    @Test
    void shouldBeatOnceASecondAndAtEveryClock() {
        look(EnumSet.of(Occasion.BEAT));
        assertEquals(1, calls(tick.asUnderlyingPrice(0, 2 * SECOND, 100)), "the instant of the listing is whole");
        assertEquals(0, calls(tick.asUnderlyingPrice(0, 2 * SECOND + 1, 100)));
        assertEquals(0, calls(tick.asUnderlyingPrice(0, 3 * SECOND - 1, 101)));
        assertEquals(1, calls(tick.asUnderlyingPrice(0, 3 * SECOND, 101)), "a whole instant of the next second");
        assertEquals(0, calls(tick.asUnderlyingPrice(0, 3 * SECOND + 5, 101)));
        assertEquals(1, calls(tick.asClock(3 * SECOND + 6)));
        assertEquals(1, calls(tick.asClock(3 * SECOND + 7)));
    }

    @Test
    void shouldShowAChangeOfSpotWhateverTickBringsIt() {
        look(EnumSet.of(Occasion.SPOT));
        assertEquals(1, calls(tick.asQuote(0, 2 * SECOND, 99, 1, 101, 1)));
        assertEquals(0, calls(tick.asQuote(0, 3 * SECOND, 99, 2, 101, 2)));
        assertEquals(0, calls(tick.asClock(4 * SECOND)));
        assertEquals(1, calls(tick.asUnderlyingPrice(0, 5 * SECOND, 100.5)));
        assertEquals(0, calls(tick.asUnderlyingPrice(0, 6 * SECOND, 100.5)));
    }

    @ParameterizedTest
    @EnumSource(Occasion.class)
    void shouldShowPhasesAndDaysWhateverTheInterest(Occasion occasion) {
        look(EnumSet.of(occasion));
        assertEquals(1, calls(tick.asSession(0, 2 * SECOND, SessionPhase.OPEN)));
        assertEquals(1, calls(tick.asDay(0, 3 * SECOND)));
        assertEquals(1, calls(tick.asSession(0, 4 * SECOND, SessionPhase.CLOSE)));
    }
}
