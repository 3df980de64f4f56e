package io.strikeiq.feeds.kite;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.connection.Backoff;
import io.strikeiq.feeds.connection.ChannelCounts;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.websocket.WebSocket;
import io.strikeiq.venue.Venue;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ticks of Kite. A connection that ends is made again, after a wait that grows; what lies between is noted as a state of the feed. */
final class KiteFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(KiteFeed.class);
    private static final int READ_MS = 50;
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(60);

    private final KiteSettings settings;
    private final Venue venue;
    private final FrameTap tap;
    private final Supplier<ReceiptClock> clocks;
    private final MarketEvent state = new MarketEvent();
    private volatile WebSocket socket;
    private final ChannelCounts counts = new ChannelCounts("packets");
    private volatile boolean woken;

    KiteFeed(KiteSettings settings, Venue venue, FrameTap tap, Supplier<ReceiptClock> clocks) {
        this.settings = settings;
        this.venue = venue;
        this.tap = tap;
        this.clocks = clocks;
    }

    @Override
    public String name() {
        return "kite " + String.join(", ", settings.underlyings());
    }

    @Override
    public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
        ReceiptClock clock = clocks.get();
        KiteInstruments instruments = instruments(clock.now());
        List<KiteInstrument> underlyings =
                settings.underlyings().stream().map(instruments::underlying).toList();
        boolean goesOn = behind.ticks() > 0;
        long downSince = goesOn ? behind.exchangeTime() : 0;
        instruments.all().forEach(each -> sink.accept(state.asInstrument(each.terms, clock.now())));
        if (goesOn) {
            states(underlyings, sink, downSince, FeedState.DOWN, downSince, Long.MAX_VALUE);
        }
        KiteHours hours = new KiteHours(venue.calendar(), underlyings, sink, downSince);
        KitePackets packets = new KitePackets(instruments, sink, counts);
        // Waits are of real time and decide nothing that is recorded.
        Backoff backoff =
                new Backoff(settings.retry(), Math.max(settings.retry(), LONGEST_WAIT), new SplittableRandom());
        while (!ends(stop)) {
            try (WebSocket connection = WebSocket.connect(settings.endpoint(), READ_MS)) {
                socket = connection;
                LOG.info("{}: connected to {}", name(), settings.endpoint());
                tap.opened(clock.now());
                if (downSince != 0) {
                    states(underlyings, sink, clock.now(), FeedState.GAP, downSince, clock.now());
                    instruments.all().forEach(each -> each.gapped = true);
                }
                states(underlyings, sink, clock.now(), FeedState.CONNECTED, clock.now(), Long.MAX_VALUE);
                downSince = 0;
                new KiteSession(settings, instruments, hours, packets, connection, clock, counts, tap).run(stop);
            } catch (IOException e) {
                if (!ends(stop)) {
                    LOG.warn("{}: {}", name(), e.getMessage());
                }
            }
            if (counts.frames() > 0) {
                LOG.info("{}: {}", name(), counts);
                backoff.reset();
            }
            if (!ends(stop)) {
                if (downSince == 0 && packets.lastTime() > 0) {
                    downSince = packets.lastTime();
                    states(underlyings, sink, downSince, FeedState.DOWN, downSince, Long.MAX_VALUE);
                }
                stop.await(backoff.next());
            }
        }
    }

    private KiteInstruments instruments(long now) {
        try {
            return KiteInstruments.read(
                    settings.instruments(),
                    venue,
                    settings.underlyings(),
                    settings.expiries(),
                    KiteHours.day(venue.calendar(), now));
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private void states(
            List<KiteInstrument> underlyings, FeedSink sink, long time, FeedState feedState, long from, long to) {
        underlyings.forEach(each -> sink.accept(state.asFeedState(each.terms.id(), time, feedState, from, to)));
    }

    private boolean ends(FeedStop stop) {
        return woken || stop.isRequested();
    }

    @Override
    public List<ChannelCounts> channels() {
        return List.of(counts);
    }

    @Override
    public void wake() {
        woken = true;
        WebSocket connection = socket;
        if (connection != null) {
            connection.close();
        }
    }
}
