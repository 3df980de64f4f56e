package io.strikeiq.persistence;

import io.strikeiq.core.engine.AnalyticsEngine;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.persistence.journal.DiskGuard;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.testing.SyntheticMarket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run of a synthetic market through a real pipeline with engines that signal often. Always the same for a seed. */
public final class TestRun {
    public static final String RUN_ID = "test-run";
    public static final RunInfo INFO = new RunInfo(RUN_ID, "synthetic market", 1_700_000_000_000_000_000L);
    /** Noon of a day, in milliseconds since the epoch: no journal of it begins a second file at midnight. */
    public static final long ONE_DAY = 1_767_268_800_000L;

    private static final long SEED = 7;
    private static final long SECOND = 1_000_000_000L;
    private static final SignalType SEEN = new SignalType(0, "TRADE_SEEN", Direction.UP, "no trade");
    private static final Reason SIZE = new Reason("SIZE", "size of the trade", "units");
    private static final Reason UNKNOWN = new Reason("UNKNOWN", "never known", "units");

    private TestRun() {}

    /** Signals each large trade. */
    private record TalkativeEngine(String name) implements EngineDefinition {
        @Override
        public String summary() {
            return "signals large trades";
        }

        @Override
        public List<SignalType> signals() {
            return List.of(SEEN);
        }

        @Override
        public List<Reason> reasons() {
            return List.of(SIZE, UNKNOWN);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(EngineDefinition.cooldown(0));
        }

        @Override
        public AnalyticsEngine create(Parameters parameters) {
            return (tick, metrics, emitter) -> {
                if (tick.type == TickType.TRADE && tick.size >= 150) {
                    Signal signal = emitter.begin(SEEN, tick.instrument.isUnderlying() ? tick.price : Double.NaN);
                    if (signal != null) {
                        signal.evidence(SIZE, tick.size, 0.5).evidence(UNKNOWN, Double.NaN, 0);
                        emitter.emit(signal, -0.2);
                    }
                }
            };
        }
    }

    /** Every third instrument is of another series, so that the options of a chain are of two. */
    private record TwoSeries(TickSource source) implements TickSource {
        @Override
        public boolean next(MarketEvent slot) {
            boolean more = source.next(slot);
            if (more && slot.type == TickType.INSTRUMENT) {
                slot.definition = slot.definition.withVenue("TEST").withSeries(slot.instrumentId % 3 == 0 ? "AM" : "");
            }
            return more;
        }

        @Override
        public void close() {
            source.close();
        }
    }

    /** Passes ticks of the synthetic market through the pipeline to a drain. */
    public static PipelineResult run(long ticks, OutboundDrain drain) {
        return run(new TwoSeries(new SyntheticMarket(SEED, ticks)), drain);
    }

    /** Passes ticks through the pipeline to a drain. */
    public static PipelineResult run(TickSource ticks, OutboundDrain drain) {
        PipelineSettings settings =
                new PipelineSettings(Layout.FUSED, WaitMode.BLOCKING, 1024, 5 * SECOND, 20 * SECOND);
        EngineRegistry engines =
                new EngineRegistry().register(new TalkativeEngine("first")).register(new TalkativeEngine("second"));
        try (Pipeline pipeline = new Pipeline(
                settings,
                new StandardMetrics(MetricsSettings.defaults()),
                engines,
                List.of(),
                new BarrierPrior(1),
                drain,
                null)) {
            pipeline.publishAll(ticks);
            return pipeline.stop(10, TimeUnit.MINUTES);
        }
    }

    /** Records the whole run in a journal of one file and ends it; returns the journal index of the end. */
    public static long record(Path directory, long ticks) {
        try (SignalJournalWriter journal =
                SignalJournalWriter.open(directory, INFO, DiskGuard.defaults(), () -> ONE_DAY)) {
            end(journal, run(ticks, journal));
            return journal.lastIndex();
        }
    }

    public static void end(SignalJournalWriter journal, PipelineResult result) {
        journal.endRun(
                INFO.startedAt() + SECOND, result.ticks(), result.signals(), result.stateHash(), result.signalHash());
    }
}
