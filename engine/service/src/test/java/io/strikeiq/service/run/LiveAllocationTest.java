package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.DiskGuard;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.feed.LiveFeeds;
import io.strikeiq.testing.CompilerRest;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.OptimisedTest;
import io.strikeiq.testing.SyntheticMarket;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The threads of a live tick allocate nothing once warm: its feed, the stages, and the journaler with the drain. Replacing
 * compiled code or a new stretch of the journal's file may allocate once; a tick that allocates does so in every window.
 */
@LongTest
@OptimisedTest
class LiveAllocationTest {
    private static final long PATIENCE_SECONDS = 600;
    private static final int WINDOW = 50_000;
    /** Windows at most; the first without a byte ends the test. */
    private static final int WINDOWS = 40;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final StopRequest stop = new StopRequest();

    @TempDir
    private Path folder;

    /** As fast as the ring takes them; looks at what has been allocated between two windows. */
    private final class WindowedFeed implements Feed {
        private long[] others;
        private long byOthers;
        private long byFeed;
        private long least = Long.MAX_VALUE;
        private int windows;

        @Override
        public String name() {
            return "windowed";
        }

        @Override
        public void run(FeedPosition behind, FeedSink sink, FeedStop end) {
            SyntheticMarket market = new SyntheticMarket(7, (long) WINDOWS * WINDOW);
            MarketEvent tick = new MarketEvent();
            others = stageThreads();
            beginWindow();
            int inWindow = 0;
            while (least != 0 && market.next(tick)) {
                sink.accept(tick);
                if (++inWindow == WINDOW) {
                    inWindow = 0;
                    endWindow();
                    beginWindow();
                }
            }
        }

        /** The readings allocate too: the feed's own come last at the beginning of a window and first at its end. */
        private void beginWindow() {
            CompilerRest.await();
            byOthers = allocatedByOthers();
            byFeed = threads.getCurrentThreadAllocatedBytes();
        }

        private void endWindow() {
            long own = threads.getCurrentThreadAllocatedBytes() - byFeed;
            windows++;
            least = Math.min(least, own + allocatedByOthers() - byOthers);
        }

        private long allocatedByOthers() {
            return Arrays.stream(threads.getThreadAllocatedBytes(others)).sum();
        }

        @Override
        public boolean keepsTime() {
            return true;
        }
    }

    private long[] stageThreads() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null
                        && PipelineSettings.defaults()
                                .withLayout(Layout.FUSED)
                                .liveThreadNames()
                                .contains(thread.getThreadName()))
                .mapToLong(ThreadInfo::getThreadId)
                .toArray();
    }

    @Test
    void shouldAllocateNothingPerLiveTickFromTheFeedToTheJournal() {
        WindowedFeed feed = new WindowedFeed();
        // In locale C each question for the room on a disk, one in 1 MiB of a journal, encodes the name of the folder
        // again.
        DiskGuard unasked = new DiskGuard(0, directory -> Long.MAX_VALUE);
        TickJournalWriter writer = TickJournalWriter.open(folder, JournalInfo.of(feed.name()), unasked);
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
                Pipeline pipeline = pipeline(open)) {
            open.run(pipeline, done -> {});
            pipeline.stop(PATIENCE_SECONDS, TimeUnit.SECONDS);
            open.checkSource();
        }

        assertEquals(2, feed.others.length, "stages, journaler with the drain");
        assertTrue(feed.windows > 0);
        assertEquals(0, feed.least, "bytes over " + WINDOW + " live ticks, of " + feed.windows + " windows the least");
    }

    private static Pipeline pipeline(RecordedFeed open) {
        return new Pipeline(
                PipelineSettings.defaults().withLayout(Layout.FUSED),
                new StandardMetrics(MetricsSettings.defaults()),
                StandardEngines.registry(),
                List.of(),
                new BarrierPrior(1),
                OutboundDrain.NONE,
                new LatencyRecorder(System::nanoTime),
                StageFailures.defaults(),
                DeadLetters.NONE,
                open.intake());
    }
}
