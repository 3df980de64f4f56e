package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.deribit.local.LocalExchange;
import io.strikeiq.feeds.deribit.local.LocalFaults;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The feed on a local exchange of its own, which plays a source in the venue's protocol over a socket of this machine; ends
 * with the source.
 */
final class PlayedDeribitFeed implements Feed {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(200);
    /** What is under way when the source ends. */
    private static final long TAIL = TimeUnit.SECONDS.toNanos(1);

    private final Feed source;
    private final double speed;
    private final LocalFaults faults;
    private final Function<LocalExchange, DeribitSettings> settings;
    private final FrameTap tap;
    private volatile DeribitFeed feed;
    private volatile boolean woken;

    /**
     * Plays a source.
     *
     * @param speed event time over real time
     * @param settings of the feed, once the exchange listens and has listed its instruments
     */
    PlayedDeribitFeed(
            Feed source,
            double speed,
            LocalFaults faults,
            Function<LocalExchange, DeribitSettings> settings,
            FrameTap tap) {
        this.source = source;
        this.speed = speed;
        this.faults = faults;
        this.settings = settings;
        this.tap = tap;
    }

    @Override
    public String name() {
        return "deribit, playing " + source.name();
    }

    @Override
    public boolean keepsTime() {
        return speed != 1;
    }

    @Override
    public String venue() {
        return DeribitInstruments.VENUE;
    }

    /** The exchange begins again each time. */
    @Override
    public boolean goesOn() {
        return false;
    }

    @Override
    public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
        try (LocalExchange exchange = LocalExchange.open(source, 0, speed, faults)) {
            DeribitFeed client = new DeribitFeed(settings.apply(exchange), tap);
            feed = client;
            client.run(behind, sink, new Played(exchange, stop));
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public List<ChannelCounts> channels() {
        DeribitFeed client = feed;
        return client == null ? List.of() : client.channels();
    }

    @Override
    public void wake() {
        woken = true;
        DeribitFeed client = feed;
        if (client != null) {
            client.wake();
        }
    }

    /** Stops when all has been played, or at a request. */
    private final class Played implements FeedStop {
        private final LocalExchange exchange;
        private final FeedStop stop;
        private long playedAt = Long.MAX_VALUE;

        Played(LocalExchange exchange, FeedStop stop) {
            this.exchange = exchange;
            this.stop = stop;
        }

        @Override
        public boolean isRequested() {
            long now = System.nanoTime();
            if (playedAt == Long.MAX_VALUE && exchange.awaitPlayed(0)) {
                playedAt = now;
            }
            return woken || stop.isRequested() || (playedAt != Long.MAX_VALUE && now - playedAt > TAIL);
        }

        @Override
        public boolean await(long nanos) {
            long end = System.nanoTime() + nanos;
            while (!isRequested() && System.nanoTime() < end) {
                stop.await(Math.min(LOOK, end - System.nanoTime()));
            }
            return isRequested();
        }
    }
}
