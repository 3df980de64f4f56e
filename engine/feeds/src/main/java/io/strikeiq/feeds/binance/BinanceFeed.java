package io.strikeiq.feeds.binance;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.connection.ReceiptClock;
import io.strikeiq.feeds.connection.Reconnection;
import io.strikeiq.feeds.connection.SocketGroup;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.venue.Venue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ticks of Binance. Connections that end are made again, after a wait that grows; what lies between is noted as states of the feed. */
final class BinanceFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceFeed.class);

    private final BinanceSettings settings;
    private final String venue;
    private final List<BinancePerpetual> perpetuals = new ArrayList<>();
    private final FrameTap tap;
    private final Supplier<ReceiptClock> clocks;
    private final BinanceCounts counts = new BinanceCounts();
    private final Reconnection reconnection;

    /** @param underlying the other venue's underlying of a symbol, by its id; for contracts that are books of it */
    BinanceFeed(
            BinanceSettings settings,
            Venue venue,
            BiFunction<Integer, String, Instrument> underlying,
            FrameTap tap,
            Supplier<ReceiptClock> clocks) {
        this.settings = settings;
        this.venue = venue.name();
        this.tap = tap;
        this.clocks = clocks;
        this.reconnection = new Reconnection(LOG, settings.retry());
        for (String symbol : settings.symbols()) {
            int id = 2 * perpetuals.size();
            perpetuals.add(new BinancePerpetual(
                    settings.bookOf().isEmpty()
                            ? BinanceContract.alone(perpetuals.size(), symbol, venue)
                            : BinanceContract.bookOf(
                                    underlying.apply(id, BinanceSettings.coin(symbol)), id + 1, symbol, venue)));
        }
    }

    @Override
    public String name() {
        return "binance " + String.join(", ", settings.symbols());
    }

    @Override
    public String venue() {
        return venue;
    }

    @Override
    public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
        BinanceTicks out = new BinanceTicks(sink, perpetuals, behind);
        reconnection.run(name(), stop, new Sessions(out, clocks.get(), stop));
    }

    /** One session after the other, on the thread of the feed. */
    private final class Sessions implements Reconnection.Connections {
        private final BinanceTicks out;
        private final ReceiptClock clock;
        private final FeedStop stop;
        private BinanceSession session;

        Sessions(BinanceTicks out, ReceiptClock clock, FeedStop stop) {
            this.out = out;
            this.clock = clock;
            this.stop = stop;
        }

        @Override
        public void connect() throws IOException {
            session = null;
            List<Endpoint> endpoints = BinanceSession.routes(settings).stream()
                    .map(settings.socket()::at)
                    .toList();
            try (SocketGroup group = SocketGroup.connect(endpoints)) {
                reconnection.opened(group::close);
                LOG.info("{}: connected to {}", name(), endpoints);
                tap.opened(clock.now());
                session = new BinanceSession(settings, perpetuals, out, counts, group, clock, tap);
                session.run(stop);
            }
        }

        @Override
        public boolean ended() {
            if (session == null) {
                return false;
            }
            counts.all().forEach(line -> LOG.info("{}: {}", name(), line));
            return session.hasFlowed();
        }

        @Override
        public void lost() {
            out.lost();
        }
    }

    @Override
    public List<ChannelCounts> channels() {
        return counts.all();
    }

    @Override
    public void wake() {
        reconnection.wake();
    }
}
