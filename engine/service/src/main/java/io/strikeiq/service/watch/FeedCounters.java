package io.strikeiq.service.watch;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Drop;
import io.strikeiq.service.feed.FeedCounts;
import io.strikeiq.service.feed.LiveFeeds;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.Measure;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What the feeds give. */
public final class FeedCounters implements CounterSource {
    private final Supplier<LiveFeeds> feeds;
    private final List<String> names;
    private final LongSupplier clock;
    private final long[] received;
    private final long[] lastTick;
    /** By channel with any. */
    private final Map<String, Gaps> gaps = new HashMap<>();

    private record Gaps(long count, long lastAt) {}

    /**
     * @param feeds the feeds, null until they begin
     * @param names of the feeds, by position
     * @param clock nanoseconds since the epoch
     */
    public FeedCounters(Supplier<LiveFeeds> feeds, List<String> names, LongSupplier clock) {
        this.feeds = feeds;
        this.names = List.copyOf(names);
        this.clock = clock;
        this.received = new long[names.size()];
        this.lastTick = new long[names.size()];
    }

    @Override
    public void sample(CounterFile file) {
        LiveFeeds now = feeds.get();
        file.set(Measure.CAUGHT_UP, now == null ? 0 : 1);
        for (int i = 0; i < received.length; i++) {
            sample(file, now, i);
        }
        if (now != null) {
            FeedCounts counts = now.counts();
            counts.conflatedByType().forEach((type, count) -> file.set(Measure.FEED_CONFLATED, type, count));
            file.set(Measure.FEED_BLOCKED, counts.blocked());
            file.set(Measure.CLOCKS, counts.clocks());
        }
    }

    private void sample(CounterFile file, LiveFeeds now, int feed) {
        long count = now == null ? 0 : now.received(feed);
        if (count != received[feed]) {
            received[feed] = count;
            lastTick[feed] = clock.getAsLong();
        }
        String label = label(feed);
        file.set(Measure.FEED_TICKS, label, count);
        file.set(Measure.FEED_LAST_TICK, label, lastTick[feed]);
        file.set(Measure.FEED_UP, label, now != null && now.isUp(feed) ? 1 : 0);
        if (now != null) {
            for (FeedState state : FeedState.values()) {
                file.set(Measure.FEED_STATES, FeedOutages.label(label, state), now.noted(feed, state));
            }
            now.channels(feed).forEach(each -> channels(file, label + ": " + each.group(), each));
        }
    }

    /** A state as labels have it. */
    static String word(FeedState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** What was never asked for is left out, and what was never dropped. */
    private void channels(CounterFile file, String label, ChannelCounts counts) {
        if (counts.askedFor() == 0 && counts.frames() == 0) {
            return;
        }
        file.set(Measure.FEED_CHANNELS_ASKED, label, counts.askedFor());
        file.set(Measure.FEED_CHANNELS_ACKNOWLEDGED, label, counts.acknowledgedOf());
        file.set(Measure.FEED_CHANNELS_REFUSED, label, counts.refusedOf());
        file.set(Measure.FEED_FRAMES, label, counts.frames());
        file.set(Measure.FEED_BYTES, label, counts.bytes());
        gaps(file, label, counts.gaps());
        file.set(Measure.FEED_RESYNCS, label, counts.resyncs());
        long last = counts.lastFrame();
        if (last != Long.MIN_VALUE) {
            file.set(Measure.FEED_LAST_FRAME, label, clock.getAsLong() - (System.nanoTime() - last));
        }
        for (Drop reason : Drop.values()) {
            if (counts.drops(reason) > 0) {
                file.set(Measure.FEED_DROPS, label + ": " + ChannelCounts.words(reason), counts.drops(reason));
            }
        }
    }

    private void gaps(CounterFile file, String label, long count) {
        file.set(Measure.FEED_GAPS, label, count);
        if (count > 0) {
            Gaps now = gaps.compute(
                    label,
                    (channel, last) ->
                            last == null || last.count() != count ? new Gaps(count, clock.getAsLong()) : last);
            file.set(Measure.FEED_LAST_GAP, label, now.lastAt());
        }
    }

    /** Two feeds may have one name. */
    private String label(int feed) {
        String name = names.get(feed);
        return names.indexOf(name) == names.lastIndexOf(name) ? name : name + " " + (feed + 1);
    }
}
