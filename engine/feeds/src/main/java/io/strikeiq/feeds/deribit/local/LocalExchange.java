package io.strikeiq.feeds.deribit.local;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedClosedException;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.json.JsonText;
import io.strikeiq.feeds.websocket.WebSocket;
import io.strikeiq.feeds.websocket.WebSocketServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exchange. What the source begins with is listed and known at once; all else waits for the first subscription, from when
 * on the exchange's time goes at a factor of real time, and what is not subscribed to is gone.
 *
 * <pre>
 *   source ─▶ player ─▶ market ─▶ channel ─▶ clients that subscribe
 *                         ▲
 *   client ─▶ calls ──────┘
 * </pre>
 */
public final class LocalExchange implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalExchange.class);
    private static final int LARGEST_REQUEST = 1 << 20;
    private static final int READ_MS = 20;

    private final Object lock = new Object();
    private final WebSocketServer server;
    private final LocalFaults faults;
    private final double factor;
    private final LocalMarket market;
    private final List<LocalClient> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch listed = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch played = new CountDownLatch(1);
    private final List<LocalOutage> outages = new ArrayList<>();
    private final Map<String, List<LocalOutage>> leftOut = new HashMap<>();
    private volatile boolean silent;
    /** When the last client left, 0 while there is one. */
    private long leftAt;

    private long firstTime;
    private long beganAt;

    private LocalExchange(WebSocketServer server, double factor, LocalFaults faults) {
        this.server = server;
        this.factor = factor;
        this.faults = faults;
        this.market = new LocalMarket(new Channels(), faults.gap());
    }

    /**
     * Opens the exchange.
     *
     * @param source gives its ticks as fast as they are taken
     * @param port 0 for any that is free
     * @param factor event time over real time; infinite for as fast as the clients take it
     * @throws IOException when it cannot listen
     */
    public static LocalExchange open(Feed source, int port, double factor, LocalFaults faults) throws IOException {
        LocalExchange exchange =
                new LocalExchange(WebSocketServer.listen(port, LARGEST_REQUEST, READ_MS), factor, faults);
        exchange.start(() -> exchange.play(source), "strikeiq-venue-player");
        exchange.start(exchange::serve, "strikeiq-venue");
        return exchange;
    }

    private void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        synchronized (lock) {
            threads.add(thread);
        }
        thread.start();
    }

    private void play(Feed source) {
        try {
            source.run(new FeedPosition(0, 0, true), new Player(), new Closed());
        } catch (FeedClosedException e) {
            LOG.debug("the exchange closes while it plays");
        } catch (RuntimeException e) {
            LOG.warn("the source of the local exchange ends: {}", e.getMessage());
        } finally {
            listed.countDown();
            played.countDown();
        }
    }

    /** Takes the ticks of the source, each when it is due. */
    private final class Player implements FeedSink {
        private boolean opened;

        @Override
        public void accept(MarketEvent tick) {
            if (!opened && tick.type != TickType.INSTRUMENT) {
                open(tick.exchangeTime);
            }
            if (opened) {
                pace(tick.exchangeTime);
            }
            synchronized (lock) {
                market.on(tick);
            }
        }

        @Override
        public void accept(MarketEvent tick, long readAt) {
            accept(tick);
        }

        /** The state at the first time is there before anybody comes; at a factor of infinity nobody knows when it is whole. */
        private void open(long time) {
            firstTime = firstTime == 0 ? time : firstTime;
            synchronized (lock) {
                market.reach(firstTime);
            }
            if (time > firstTime || Double.isInfinite(factor)) {
                opened = true;
                listed.countDown();
                await(begun);
            }
        }

        private void pace(long time) {
            long due = beganAt + (long) ((time - firstTime) / factor);
            if (closed(due - System.nanoTime())) {
                throw new FeedClosedException();
            }
        }

        private void await(CountDownLatch latch) {
            try {
                while (!latch.await(READ_MS, TimeUnit.MILLISECONDS)) {
                    if (closed(0)) {
                        throw new FeedClosedException();
                    }
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean closed(long nanos) {
        try {
            return nanos > 0 ? closed.await(nanos, TimeUnit.NANOSECONDS) : closed.getCount() == 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the player", e);
        }
    }

    /** The wish that the source should end. */
    private final class Closed implements FeedStop {
        @Override
        public boolean isRequested() {
            return closed(0);
        }

        @Override
        public boolean await(long nanos) {
            return closed(nanos);
        }
    }

    private void serve() {
        try {
            listed.await();
            while (!server.isClosed()) {
                server.accept().ifPresent(this::welcome);
            }
        } catch (IOException e) {
            LOG.warn("the local exchange takes no more clients: {}", e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the exchange", e);
        }
    }

    private void welcome(WebSocket socket) {
        LocalClient client = new LocalClient(this, socket, faults);
        synchronized (lock) {
            clients.add(client);
        }
        start(client, "strikeiq-venue-client");
    }

    /** Somebody listens; under the exchange's lock. */
    void begin() {
        if (begun.getCount() > 0) {
            market.speak();
            beganAt = System.nanoTime();
            begun.countDown();
        }
        if (leftAt != 0) {
            outages.add(new LocalOutage("", leftAt, time()));
            leftAt = 0;
        }
    }

    /** The way of what channels say to who has subscribed to them. */
    private final class Channels implements LocalMarket.Publisher {
        @Override
        public void publish(String channel, Consumer<JsonText> data) {
            boolean heard = false;
            for (LocalClient each : clients) {
                if (each.isSubscribed(channel)) {
                    each.publish(channel, data);
                    heard = true;
                }
            }
            List<LocalOutage> shown = leftOut.remove(channel);
            if (heard && shown != null) {
                outages.addAll(shown);
            }
        }

        @Override
        public void leaveOut(String channel, String instrument, long time) {
            if (clients.stream().anyMatch(each -> each.isSubscribed(channel))) {
                leftOut.computeIfAbsent(channel, key -> new ArrayList<>()).add(new LocalOutage(instrument, time, time));
            }
        }
    }

    /**
     * What clients have missed so far: that nobody was subscribed to anything, and changes of books that were left out and
     * that a later change has given away.
     */
    public List<LocalOutage> outages() {
        synchronized (lock) {
            return List.copyOf(outages);
        }
    }

    void left(LocalClient client) {
        synchronized (lock) {
            clients.remove(client);
            if (clients.isEmpty() && begun.getCount() == 0 && leftAt == 0) {
                leftAt = time();
                leftOut.clear();
            }
            threads.remove(Thread.currentThread());
        }
    }

    /**
     * Says nothing to anybody from now on, though all stay connected; or speaks again. What was not said meanwhile is lost.
     *
     * @param wanted whether to say nothing
     */
    public void silence(boolean wanted) {
        silent = wanted;
    }

    /** Leaves out the next change of a book: who follows it sees a gap with the one after. */
    public void leaveOutNext() {
        synchronized (lock) {
            market.leaveOutNext();
        }
    }

    boolean isSilent() {
        return silent;
    }

    Object lock() {
        return lock;
    }

    LocalMarket market() {
        return market;
    }

    /** The time of the exchange; under its lock. */
    long time() {
        if (begun.getCount() > 0 || Double.isInfinite(factor)) {
            return Math.max(firstTime, market.time());
        }
        long due = firstTime + (long) ((System.nanoTime() - beganAt) * factor);
        return played.getCount() == 0 ? Math.max(market.time(), firstTime) : Math.max(due, market.time());
    }

    public int port() {
        return server.port();
    }

    /** What is listed, as the config of a feed names it: waits until the source has listed it. */
    public List<String> underlyings() {
        try {
            listed.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts who opens the exchange", e);
        }
        synchronized (lock) {
            return market.names();
        }
    }

    /** Waits until everything has been played; false when the time is over. */
    public boolean awaitPlayed(long nanos) {
        try {
            return played.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts who waits", e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.close();
        List<Thread> running;
        synchronized (lock) {
            List.copyOf(clients).forEach(LocalClient::close);
            running = List.copyOf(threads);
        }
        try {
            for (Thread each : running) {
                each.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
