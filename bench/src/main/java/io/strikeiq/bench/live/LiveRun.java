package io.strikeiq.bench.live;

import io.strikeiq.bench.load.LoadTicks;
import io.strikeiq.bench.load.PeriodicEngine;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.Intake;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.TickRecorder;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.feed.FeedFactories;
import io.strikeiq.service.feed.LiveFeeds;
import io.strikeiq.service.feed.ShownNames;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** One live run: a sender's ticks through feed, ring, journaler, stages and drain, with both journals on the disk. */
final class LiveRun {
    static final int UNDERLYINGS = 2;

    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE_SECONDS = 60;
    private static final int TICKS_A_SIGNAL = 10;

    private final LiveSettings settings;
    private final LoadTicks ticks;
    private final Scratch scratch;
    private final LatencyRecorder latency = new LatencyRecorder(System::nanoTime);

    LiveRun(LiveSettings settings, LoadTicks ticks, Scratch scratch) {
        this.settings = settings;
        this.ticks = ticks;
        this.scratch = scratch;
    }

    /** Runs and gives the rate that the sender reached. */
    double run(Layout layout, WaitMode wait, double rate, long count) {
        int opening = ticks.opening().size();
        try (TickJournalWriter journal = TickJournalWriter.open(scratch.next(), JournalInfo.of("bench"));
                SignalJournalWriter signals =
                        SignalJournalWriter.open(scratch.next(), new RunInfo("bench", "loopback", 0));
                Pipeline pipeline =
                        pipeline(settings, layout, wait, Intake.live(opening, recorder(journal)), signals, latency)) {
            for (MarketEvent tick : ticks.opening()) {
                journal.accept(tick);
                pipeline.accept(tick);
            }
            double reached = feed(pipeline, rate, count);
            pipeline.stop(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return reached;
        }
    }

    static TickRecorder recorder(TickJournalWriter journal) {
        return new TickRecorder() {
            @Override
            public void record(MarketEvent tick) {
                journal.accept(tick);
            }

            @Override
            public void onIdle() {
                journal.touchAhead();
            }
        };
    }

    static Pipeline pipeline(
            LiveSettings settings,
            Layout layout,
            WaitMode wait,
            Intake intake,
            SignalJournalWriter signals,
            LatencyRecorder latency) {
        PipelineSettings defaults = PipelineSettings.defaults();
        return new Pipeline(
                defaults.withLayout(layout).withWaitMode(wait).withRingSize(settings.slots()),
                new StandardMetrics(MetricsSettings.defaults()),
                StandardEngines.registry().register(new PeriodicEngine(TICKS_A_SIGNAL)),
                List.of(),
                new BarrierPrior(1),
                signals,
                latency,
                StageFailures.defaults(),
                DeadLetters.NONE,
                intake);
    }

    private double feed(Pipeline pipeline, double rate, long count) {
        AtomicInteger port = new AtomicInteger();
        LiveFeeds.Source source = new LiveFeeds.Source(
                new OpenedFeed(
                        FeedFactories.tcp(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                address -> port.set(address.getPort())),
                        ticks.opening()),
                true);
        FeedPosition behind = new FeedPosition(0, ticks.openingTime(), false);
        try (LiveFeeds feeds = new LiveFeeds(
                        List.of(source),
                        InstrumentBook.inMemory(),
                        new ShownNames(),
                        feed -> behind,
                        pipeline,
                        TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
                SenderProcess sender = new SenderProcess(
                        LiveSender.class,
                        List.of(
                                Integer.toString(awaitPort(feeds, port)),
                                Double.toString(rate),
                                Long.toString(count),
                                Integer.toString(settings.contracts()),
                                Integer.toString(settings.loopTicks()),
                                Long.toString(TimeUnit.SECONDS.toNanos(1))))) {
            while (!feeds.hasEnded() && pipeline.failure() == null && sender.isRunning() && !sender.hasLine()) {
                LockSupport.parkNanos(LOOK);
            }
            double reached = sender.rate();
            while (!feeds.hasEnded() && pipeline.failure() == null) {
                LockSupport.parkNanos(LOOK);
            }
            if (feeds.counts().received() != count) {
                throw new UserException(
                        ExitCode.FAILURE,
                        "of " + count + " ticks " + feeds.counts().received() + " were received");
            }
            return reached;
        }
    }

    /** The port is the feed's own from when it is known, so that no other program can have it by then. */
    private static int awaitPort(LiveFeeds feeds, AtomicInteger port) {
        while (port.get() == 0) {
            feeds.failure().ifPresent(failure -> {
                throw new UserException(ExitCode.FAILURE, failure.getMessage(), failure);
            });
            LockSupport.parkNanos(LOOK);
        }
        return port.get();
    }

    /** What was measured of the ticks of the sender, once it has run. */
    LatencyRecorder latency() {
        return latency;
    }
}
