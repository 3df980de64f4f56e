package io.strikeiq.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A venue's underlying whose book is another venue's perpetual, as the config may have it. */
class BookOfSignalsTest {
    private static final SignalType SEEN = new SignalType(0, "SEEN", Direction.NONE, "never");
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_767_584_700L * SECOND;

    private final List<String> books = new ArrayList<>();
    private final MarketEvent tick = new MarketEvent();
    private long sequence;

    /** Says what it sees at each price of the underlying. */
    private record Watching() implements EngineDefinition {
        @Override
        public String name() {
            return "watching";
        }

        @Override
        public String summary() {
            return "signals at each price";
        }

        @Override
        public List<SignalType> signals() {
            return List.of(SEEN);
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
            return (event, metrics, emitter) -> {
                if (event.type == TickType.UNDERLYING_PRICE) {
                    emitter.emit(emitter.begin(SEEN, Double.NaN), 0);
                }
            };
        }
    }

    private Replica replica() {
        OutboundDrain drain = new OutboundDrain() {
            @Override
            public void onSignal(Signal signal) {
                books.add(signal.book);
            }

            @Override
            public void onMarketSnapshot(MarketSnapshot snapshot) {}

            @Override
            public void onChainSnapshot(ChainSnapshot snapshot) {}
        };
        return new Replica(
                PipelineSettings.defaults(),
                new StandardMetrics(MetricsSettings.defaults()),
                new EngineRegistry().register(new Watching()),
                List.of(),
                new BarrierPrior(1),
                drain,
                StageFailures.defaults());
    }

    private void give(Replica replica) {
        tick.sequence = ++sequence;
        replica.accept(tick);
    }

    @Test
    void shouldSayWhoseBookWasSeenFromItsFirstQuoteOn() {
        Replica replica = replica();
        Instrument index = Instrument.underlying(0, "BTC", InstrumentKind.INDEX, 1, 0.01, "USD")
                .withVenue("DERIBIT")
                .withBook(1);
        Instrument perpetual = new Instrument(
                        1,
                        "BTCUSDT",
                        InstrumentKind.PERPETUAL,
                        0,
                        OptionRight.NONE,
                        Double.NaN,
                        Long.MAX_VALUE,
                        ExerciseStyle.EUROPEAN,
                        1,
                        0.1,
                        "USDT",
                        0)
                .withVenue("BINANCE");
        tick.asInstrument(index, START);
        give(replica);
        tick.asInstrument(perpetual, START);
        give(replica);
        tick.asSession(0, START, SessionPhase.OPEN);
        give(replica);
        tick.asUnderlyingPrice(0, START + SECOND, 60_000);
        give(replica);
        tick.asQuote(1, START + 2 * SECOND, 60_009, 3, 60_011, 3);
        give(replica);
        tick.asUnderlyingPrice(0, START + 3 * SECOND, 60_001);
        give(replica);

        assertEquals(List.of("", "BINANCE:BTCUSDT"), books);
    }
}
