package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.pipeline.EchoEngine;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.feed.LiveFeeds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of one tick from a feed to the drain. */
class LiveTickTest {
    private static final int TICKS = 20;
    private static final long SECOND = 1_000_000_000L;
    /** A tick that waits for the ones after it never comes through, so this is a bound on a stall only. */
    private static final long PATIENCE_SECONDS = 600;

    /** A tick that is held back for others waits for seconds. */
    private static final long BOUND = 50_000_000;

    private final Semaphore signals = new Semaphore(0);
    private final StopRequest stop = new StopRequest();

    @TempDir
    private Path folder;

    /** Gives its next tick when the signal of the one before has been drained. */
    private final class SlowFeed implements Feed {
        private int shown;

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public void run(FeedPosition behind, FeedSink sink, FeedStop end) {
            MarketEvent tick = new MarketEvent();
            sink.accept(
                    tick.asInstrument(Instrument.underlying(0, "TEST", InstrumentKind.INDEX, 1, 0.05, "INR"), SECOND));
            sink.accept(tick.asSession(0, SECOND, SessionPhase.OPEN));
            signals.drainPermits();
            for (int i = 0; i < TICKS; i++) {
                sink.accept(tick.asUnderlyingPrice(0, (i + 2) * SECOND, 100 + i));
                if (!awaitSignal()) {
                    return;
                }
                shown++;
            }
        }

        /** Its ticks come when a signal has, and no clock in between. */
        @Override
        public boolean keepsTime() {
            return true;
        }

        private boolean awaitSignal() {
            try {
                return signals.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final class SignalCounter implements OutboundDrain {
        @Override
        public void onSignal(Signal signal) {
            if (signal.time >= 2 * SECOND) {
                signals.release();
            }
        }

        @Override
        public void onMarketSnapshot(MarketSnapshot snapshot) {}

        @Override
        public void onChainSnapshot(ChainSnapshot snapshot) {}
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void shouldShowTheSignalOfATickBeforeTheNextTickComes(Layout layout) {
        SlowFeed feed = new SlowFeed();
        LatencyRecorder latency = new LatencyRecorder(System::nanoTime);
        TickJournalWriter writer = TickJournalWriter.open(folder, JournalInfo.of(feed.name()));
        try (RecordedFeed open = new RecordedFeed(
                        feed.name(),
                        List.of(new LiveFeeds.Source(feed, false)),
                        folder,
                        writer,
                        InstrumentBook.inMemory(),
                        RunStart.atFirst(ConfigFile.parse("defaults", "", Map.of()), folder),
                        stop,
                        feeds -> ControlInbox.open(folder, new EngineRegistry(), feeds.control()),
                        TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
                Pipeline pipeline = pipeline(layout, latency, open)) {
            open.run(pipeline, done -> {});
            pipeline.stop(PATIENCE_SECONDS, TimeUnit.SECONDS);
            open.checkSource();
        }

        assertEquals(TICKS, feed.shown);
        assertEquals(TICKS + 2, latency.decided().getTotalCount());
        // The fastest, since other processes may have had the processors meanwhile.
        long fastest = latency.decided().getMinValue();
        assertTrue(fastest < BOUND, fastest + " ns from the feed to the decision");
    }

    private Pipeline pipeline(Layout layout, LatencyRecorder latency, RecordedFeed open) {
        return new Pipeline(
                PipelineSettings.defaults().withLayout(layout),
                new StandardMetrics(MetricsSettings.defaults()),
                new EngineRegistry().register(new EchoEngine("echo", 1)),
                List.of(),
                new BarrierPrior(1),
                new SignalCounter(),
                latency,
                StageFailures.defaults(),
                DeadLetters.NONE,
                open.intake());
    }
}
