package io.strikeiq.bench.live;

import io.strikeiq.bench.load.LoadTicks;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.bench.report.Percentiles;
import io.strikeiq.core.pipeline.Intake;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedContext;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.feed.LiveFeeds;
import io.strikeiq.service.feed.ShownNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One live run on a venue's frames: a sender's messages over a WebSocket through the venue's feed, and on as in {@link LiveRun}. */
final class FrameRun {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE_SECONDS = 60;
    /** A sender that misses its rate takes at most so many times as long. */
    private static final double SLOWEST = 5;

    private final String venue;
    private final LiveSettings settings;
    private final LoadTicks ticks;
    private final Scratch scratch;
    private final LatencyRecorder latency = new LatencyRecorder(System::nanoTime);

    FrameRun(String venue, LiveSettings settings, LoadTicks ticks, Scratch scratch) {
        this.venue = venue;
        this.settings = settings;
        this.ticks = ticks;
        this.scratch = scratch;
    }

    /** Runs at a rate, beside a bare hop and a bare echo. */
    LiveMeasured measure(Layout layout, WaitMode wait, int rate) {
        long count = settings.count(rate);
        Percentiles echo = BareEcho.measure(rate, settings.seconds());
        Percentiles hop = BareHop.measure(ticks, wait, settings.slots(), rate, count);
        Reached reached = run(layout, wait, rate, count);
        scratch.clear();
        return new LiveMeasured(
                venue,
                layout.name().toLowerCase(Locale.ROOT),
                wait.name().toLowerCase(Locale.ROOT),
                rate,
                reached.rate(),
                Percentiles.of(reached.feed().decode()).p50(),
                reached.feed().bytesPerFrame(),
                hop,
                echo,
                Percentiles.of(latency.decided()),
                Percentiles.of(latency.journaled()),
                Percentiles.of(latency.out()));
    }

    /** What a run came to. */
    record Reached(double rate, TimedFeed feed) {}

    /** Runs without anything beside it. */
    Reached run(Layout layout, WaitMode wait, double rate, long count) {
        Path folder = scratch.next();
        try (TickJournalWriter journal = TickJournalWriter.open(scratch.next(), JournalInfo.of("bench"));
                SignalJournalWriter signals = SignalJournalWriter.open(scratch.next(), new RunInfo("bench", venue, 0));
                SenderProcess sender = new SenderProcess(
                        FrameSender.class,
                        List.of(
                                venue,
                                Double.toString(rate),
                                Long.toString(count),
                                Integer.toString(settings.contracts()),
                                Integer.toString(settings.loopTicks())));
                Pipeline pipeline = LiveRun.pipeline(
                        settings, layout, wait, Intake.live(0, LiveRun.recorder(journal)), signals, latency)) {
            TimedFeed feed = new TimedFeed(
                    feed(folder, sender.line().split(" ", 2)),
                    venue.equals("kite") ? 0 : ticks.openingTime() + FrameSender.LEAD);
            double reached = feed(pipeline, feed, sender, SLOWEST * count / rate + PATIENCE_SECONDS);
            pipeline.stop(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new Reached(reached, feed);
        }
    }

    /** @param served port and underlyings of the sender */
    private Feed feed(Path folder, String[] served) {
        String entry = venue.equals("kite") ? kite(folder, served[0]) : deribit(served[0], served[1]);
        return ConfigFile.parse("bench", "live:\n  feeds:\n    - " + entry + "\n", Map.of())
                .live()
                .feeds()
                .get(0)
                .maker()
                .make(new FeedContext(1, factor -> null));
    }

    private static String deribit(String port, String underlyings) {
        return "{venue: deribit, address: 'ws://127.0.0.1:" + port + "/ws/api/v2', underlyings: '"
                + underlyings.replace(",", ", ") + "', speed: 1, history: '', callInterval: 0ms, strikes: 100}";
    }

    private String kite(Path folder, String port) {
        try {
            Files.createDirectories(folder);
            Path list = folder.resolve("instruments.csv").toAbsolutePath();
            Files.writeString(list, new KitePackets(settings.contracts()).list());
            return "{venue: kite, address: 'ws://127.0.0.1:" + port
                    + "/', key: bench, token: bench, underlyings: NIFTY," + " instruments: '" + list
                    + "', strikes: 200}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param seconds after which the sender should have ended */
    private double feed(Pipeline pipeline, TimedFeed feed, SenderProcess sender, double seconds) {
        long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        try (LiveFeeds feeds = new LiveFeeds(
                List.of(new LiveFeeds.Source(feed, true)),
                InstrumentBook.inMemory(),
                new ShownNames(),
                any -> new FeedPosition(0, 0, false),
                pipeline,
                TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS))) {
            while (!sender.hasLine()) {
                feeds.failure().ifPresent(failure -> {
                    throw new UserException(ExitCode.FAILURE, failure.getMessage(), failure);
                });
                if (!sender.isRunning() || pipeline.failure() != null) {
                    throw new UserException(ExitCode.FAILURE, "the sender or the pipeline has failed");
                }
                if (System.nanoTime() > end) {
                    throw new UserException(
                            ExitCode.FAILURE,
                            String.format(Locale.ROOT, "the sender has not ended within %.0f s", seconds));
                }
                LockSupport.parkNanos(LOOK);
            }
            awaitQuiet(feed, end);
        }
        return sender.rate();
    }

    /** What is under way: nothing has come for a while. */
    private static void awaitQuiet(TimedFeed feed, long end) {
        long seen = -1;
        while (seen != feed.given() && System.nanoTime() < end) {
            seen = feed.given();
            LockSupport.parkNanos(10 * LOOK);
        }
    }
}
