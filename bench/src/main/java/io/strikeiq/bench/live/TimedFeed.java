package io.strikeiq.bench.live;

import com.sun.management.ThreadMXBean;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * A venue's feed whose decoding is measured: the time from a frame read to each tick that it gives, and what the feed's
 * thread allocates. The time in which the ring takes the tick is not in it, but for a frame's ticks after its first.
 */
final class TimedFeed implements Feed {
    private static final long HIGHEST = 60_000_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Histogram decode = new Histogram(HIGHEST, 3);
    private final AtomicLong given = new AtomicLong();
    private final Feed feed;
    private final long from;
    private long firstBytes = -1;
    private long firstFrames;
    private long lastBytes;
    private long lastFrames;

    /** @param from exchange time from which on ticks are measured */
    TimedFeed(Feed feed, long from) {
        this.feed = feed;
        this.from = from;
    }

    @Override
    public String name() {
        return feed.name();
    }

    @Override
    public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
        feed.run(behind, new Measured(sink), stop);
    }

    private final class Measured implements FeedSink {
        private final FeedSink sink;
        private long lastRead;

        Measured(FeedSink sink) {
            this.sink = sink;
        }

        @Override
        public void accept(MarketEvent tick) {
            sink.accept(tick);
        }

        @Override
        public void accept(MarketEvent tick, long readAt) {
            if (readAt == 0 || tick.exchangeTime < from) {
                sink.accept(tick);
                return;
            }
            if (readAt != lastRead) {
                lastRead = readAt;
                decode.recordValue(Math.max(0, Math.min(HIGHEST, System.nanoTime() - readAt)));
                lastBytes = THREADS.getCurrentThreadAllocatedBytes();
                lastFrames++;
                if (firstBytes < 0) {
                    firstBytes = lastBytes;
                    firstFrames = lastFrames;
                }
            }
            sink.accept(tick, readAt);
            given.incrementAndGet();
        }

        @Override
        public void known(Instrument definition) {
            sink.known(definition);
        }
    }

    /** Ticks that were measured so far; for any thread. */
    long given() {
        return given.get();
    }

    /** Nanoseconds from a frame read to its first tick; to be read when the feed has ended. */
    Histogram decode() {
        return decode;
    }

    /** Bytes that the feed's thread allocated for a frame that gave a tick; to be read when the feed has ended. */
    double bytesPerFrame() {
        return (lastBytes - firstBytes) / (double) Math.max(1, lastFrames - firstFrames);
    }

    @Override
    public List<ChannelCounts> channels() {
        return feed.channels();
    }

    @Override
    public void wake() {
        feed.wake();
    }
}
