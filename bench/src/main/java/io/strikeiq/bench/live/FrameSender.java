package io.strikeiq.bench.live;

import io.strikeiq.bench.load.LoadTicks;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.deribit.local.LocalExchange;
import io.strikeiq.feeds.deribit.local.LocalFaults;
import io.strikeiq.feeds.websocket.WebSocket;
import io.strikeiq.feeds.websocket.WebSocketServer;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The process beside the engine that serves a venue's own frames over a WebSocket: what is to be sent is sent at planned
 * times from when the client has subscribed. Prints first its port, then the rate that it reached.
 */
public final class FrameSender {
    private static final int LARGEST_REQUEST = 1 << 20;
    private static final int READ_MS = 20;
    private static final double DECIMALS = 1e6;
    /** Event time from the opening to the first tick: what a client gets when it subscribes is not measured. */
    static final long LEAD = TimeUnit.SECONDS.toNanos(1);

    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(5);

    private FrameSender() {}

    /**
     * Serves and prints.
     *
     * @param arguments {@code deribit} or {@code kite}, ticks or packets per second, how many, options of each underlying,
     *     ticks of a round
     */
    public static void main(String[] arguments) throws IOException {
        double rate = Double.parseDouble(arguments[1]);
        long count = Long.parseLong(arguments[2]);
        int contracts = Integer.parseInt(arguments[3]);
        if (arguments[0].equals("kite")) {
            kite(rate, count, contracts);
        } else {
            deribit(rate, count, new LoadTicks(LiveRun.UNDERLYINGS, contracts, Integer.parseInt(arguments[4])));
        }
    }

    /** The simulated ticks as a local exchange plays them. */
    private static void deribit(double rate, long count, LoadTicks ticks) throws IOException {
        Paced source = new Paced(ticks, rate, count);
        try (LocalExchange exchange = LocalExchange.open(source, 0, 1, LocalFaults.NONE)) {
            System.out.println(exchange.port() + " " + String.join(",", exchange.underlyings()));
            while (!exchange.awaitPlayed(TimeUnit.SECONDS.toNanos(1))) {
                Thread.onSpinWait();
            }
            System.out.println(source.reached);
            awaitEnd();
        }
    }

    /** Stays until nobody reads any more what it serves: the reader closes standard input. */
    private static void awaitEnd() throws IOException {
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
    }

    /** The opening, and then each tick at its planned time, which the exchange waits for. */
    private static final class Paced implements Feed {
        private final LoadTicks ticks;
        private final double rate;
        private final long count;
        private volatile double reached;

        Paced(LoadTicks ticks, double rate, long count) {
            this.ticks = ticks;
            this.rate = rate;
            this.count = count;
        }

        @Override
        public String name() {
            return "simulated ticks at a rate";
        }

        @Override
        public void run(FeedPosition behind, FeedSink sink, FeedStop stop) {
            for (MarketEvent tick : ticks.opening()) {
                if (tick.type == TickType.INSTRUMENT) {
                    sink.accept(tick);
                }
            }
            ticks.opening().stream()
                    .filter(each -> each.type != TickType.INSTRUMENT)
                    .forEach(sink::accept);
            long startedAt = 0;
            for (long i = 0; i < count; i++) {
                sink.accept(asVenuesWrite(ticks.get(i, ticks.openingTime() + LEAD + (long) (i * 1e9 / rate))));
                startedAt = i == 0 ? System.nanoTime() : startedAt;
            }
            reached = (count - 1) * 1e9 / Math.max(1, System.nanoTime() - startedAt);
        }
    }

    /** A venue's prices are short decimals; the simulator's are what its arithmetic leaves. */
    private static MarketEvent asVenuesWrite(MarketEvent tick) {
        tick.price = decimal(tick.price);
        tick.bidPrice = decimal(tick.bidPrice);
        tick.askPrice = decimal(tick.askPrice);
        for (int i = 0; i < tick.bidPrices.length; i++) {
            tick.bidPrices[i] = decimal(tick.bidPrices[i]);
            tick.askPrices[i] = decimal(tick.askPrices[i]);
        }
        return tick;
    }

    private static double decimal(double price) {
        return Math.rint(price * DECIMALS) / DECIMALS;
    }

    /** Full packets of the options in turn, one in a message. */
    private static void kite(double rate, long count, int contracts) throws IOException {
        KitePackets packets = new KitePackets(contracts);
        try (WebSocketServer server = WebSocketServer.listen(0, LARGEST_REQUEST, READ_MS)) {
            System.out.println(server.port() + " NIFTY");
            Optional<WebSocket> client = server.accept();
            while (client.isEmpty()) {
                client = server.accept();
            }
            try (WebSocket socket = client.get()) {
                subscribed(socket, packets);
                PlannedTimes times = new PlannedTimes(rate);
                for (long i = 0; i < count; i++) {
                    times.await(i);
                    byte[] message = packets.next(i);
                    socket.send(message, 0, message.length);
                }
                System.out.println(times.rate(count));
                awaitEnd();
            }
        }
    }

    /** The client asks for the index first, and for the options around it once it knows where that is. */
    private static void subscribed(WebSocket socket, KitePackets packets) throws IOException {
        int asked = 0;
        while (asked < 4) {
            switch (socket.read()) {
                case MESSAGE -> {
                    asked++;
                    if (asked == 2) {
                        byte[] index = packets.index();
                        socket.send(index, 0, index.length);
                    }
                }
                case CLOSED -> throw new IOException("the client has left before it subscribed");
                case IDLE -> LockSupport.parkNanos(LOOK);
            }
        }
    }
}
