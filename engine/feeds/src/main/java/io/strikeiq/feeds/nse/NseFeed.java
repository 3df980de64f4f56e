package io.strikeiq.feeds.nse;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.connection.Outages;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.connection.Reconnection;
import io.strikeiq.feeds.connection.SocketGroup;
import io.strikeiq.venue.TradingCalendar;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ticks of a broker. A connection that ends is made again, after a wait that grows; what lies between is noted as a state of the feed. */
public final class NseFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(NseFeed.class);

    /** Of the instruments of all brokers. */
    public static final String VENUE = "NSE";

    private final NseBroker broker;
    private final NseSettings settings;
    private final TradingCalendar calendar;
    private final FrameTap tap;
    private final Supplier<ReceiptClock> clocks;
    private final ChannelCounts counts = new ChannelCounts("packets");
    private final Reconnection reconnection;

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
        this.reconnection = new Reconnection(LOG, settings.retry());
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
    public String venue() {
        return VENUE;
    }

    @Override
    public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
        ReceiptClock clock = clocks.get();
        long begun = clock.now();
        NseDay day = broker.wanted(NseHours.day(calendar, begun));
        NseListing listing = list(day);
        tap.answered(day.question(), listing.kept(), begun);
        Outages outages = begin(listing, behind, sink, begun);
        NseHours hours = new NseHours(calendar, listing.underlyings(), sink, outages.downSince());
        NseTicks out = new NseTicks(sink, calendar);
        NseBroker.Decoder decoder = broker.decoder(listing, out, counts);
        reconnection.run(name(), stop, new Reconnection.Connections() {
            private long frames;

            @Override
            public void connect() throws IOException {
                frames = counts.frames();
                try (SocketGroup group = broker.connect()) {
                    reconnection.opened(group::close);
                    LOG.info("{}: connected", name());
                    long opened = clock.now();
                    tap.opened(opened);
                    if (outages.connected(opened)) {
                        listing.all().forEach(NseInstrument::gapped);
                    }
                    new NseSession(broker, settings, listing.all(), hours, out, decoder, group, clock, counts, tap)
                            .run(stop);
                }
            }

            @Override
            public boolean ended() {
                LOG.info("{}: {}", name(), counts);
                return counts.frames() > frames;
            }

            @Override
            public void lost() {
                outages.lost(out.lastTime());
            }

            @Override
            public String hint(IOException failure) {
                return String.valueOf(failure.getMessage()).contains("has expired") ? "; " + broker.renewal() : "";
            }
        });
    }

    /** Defines what is listed, and says what was missed since the run has recorded anything. */
    static Outages begin(NseListing listing, FeedPosition behind, FeedSink sink, long time) {
        MarketEvent tick = new MarketEvent();
        listing.all().forEach(each -> sink.accept(tick.asInstrument(each.terms, time)));
        Outages outages = new Outages(
                behind,
                (at, state, from, to) -> listing.underlyings()
                        .forEach(each -> sink.accept(tick.asFeedState(each.terms.id(), at, state, from, to))));
        outages.defined();
        return outages;
    }

    private NseListing list(NseDay day) {
        try {
            return broker.list(day);
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void wake() {
        reconnection.wake();
    }
}
