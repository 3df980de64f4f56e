package io.strikeiq.feeds.nse;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.connection.Backoff;
import io.strikeiq.feeds.connection.ChannelCounts;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.connection.SocketGroup;
import io.strikeiq.feeds.connection.VenueException;
import io.strikeiq.venue.TradingCalendar;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ticks of a broker. A connection that ends is made again, after a wait that grows; what lies between is noted as a state of the feed. */
public final class NseFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(NseFeed.class);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(60);

    private final NseBroker broker;
    private final NseSettings settings;
    private final TradingCalendar calendar;
    private final FrameTap tap;
    private final Supplier<ReceiptClock> clocks;
    private final ChannelCounts counts = new ChannelCounts("packets");
    private volatile SocketGroup sockets;
    private volatile boolean woken;

    public NseFeed(
            NseBroker broker,
            NseSettings settings,
            TradingCalendar calendar,
            FrameTap tap,
            Supplier<ReceiptClock> clocks) {
        this.broker = broker;
        this.settings = settings;
        this.calendar = calendar;
        this.tap = tap;
        this.clocks = clocks;
    }

    @Override
    public String name() {
        return broker.name();
    }

    @Override
    public List<ChannelCounts> channels() {
        return List.of(counts);
    }

    @Override
    public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
        ReceiptClock clock = clocks.get();
        NseListing listing = list(clock.now());
        MarketEvent tick = new MarketEvent();
        listing.all().forEach(each -> sink.accept(tick.asInstrument(each.terms, clock.now())));
        NseOutages outages = new NseOutages(listing.underlyings(), behind, sink);
        NseHours hours = new NseHours(calendar, listing.underlyings(), sink, outages.downSince());
        NseTicks out = new NseTicks(sink);
        NseBroker.Decoder decoder = broker.decoder(listing, out, counts);
        // Waits are of real time and decide nothing that is recorded.
        Backoff backoff =
                new Backoff(settings.retry(), Math.max(settings.retry(), LONGEST_WAIT), new SplittableRandom());
        while (!ends(stop)) {
            long frames = counts.frames();
            try (SocketGroup group = broker.connect()) {
                sockets = group;
                LOG.info("{}: connected", name());
                tap.opened(clock.now());
                if (outages.connected(clock.now())) {
                    listing.all().forEach(NseInstrument::gapped);
                }
                new NseSession(broker, settings, listing.all(), hours, out, decoder, group, clock, counts, tap)
                        .run(stop);
            } catch (IOException e) {
                if (counts.frames() > frames) {
                    backoff.reset();
                }
                onFailure(e, stop, backoff);
            }
            LOG.info("{}: {}", name(), counts);
            if (!ends(stop)) {
                outages.lost(out.lastTime());
                stop.await(backoff.next());
            }
        }
    }

    private void onFailure(IOException e, FeedStop stop, Backoff backoff) {
        if (!ends(stop)) {
            boolean refused = String.valueOf(e.getMessage()).contains("has expired");
            LOG.warn("{}: {}{}", name(), e.getMessage(), refused ? "; " + broker.renewal() : "");
        }
        if (e instanceof VenueException venue && venue.isSlow()) {
            backoff.slow();
        }
    }

    private NseListing list(long now) {
        try {
            return broker.list(NseHours.day(calendar, now));
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private boolean ends(FeedStop stop) {
        return woken || stop.isRequested();
    }

    @Override
    public void wake() {
        woken = true;
        SocketGroup group = sockets;
        if (group != null) {
            group.close();
        }
    }
}
