package io.strikeiq.watch.push;

import io.strikeiq.watch.api.Present;
import io.strikeiq.watch.view.MarketView;
import io.strikeiq.watch.view.SignalView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends signals and metrics to the clients that wish for them, on a thread of its own. It follows the signal journal from a
 * position of its own: whatever happens here, the run does not notice.
 *
 * <pre>
 *   signal journal ─▶ backlog ─┬▶ queue of client 1 ─▶ wire
 *   copies of the present ─────┴▶ queue of client 2 ─▶ wire
 * </pre>
 */
public final class PushHub implements AutoCloseable {
    /** The thread that sends. */
    public static final String THREAD_NAME = "strikeiq-push";

    /** Signals that a client which comes back can still get. */
    static final int BACKLOG = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(PushHub.class);
    private static final int MOST_CLIENTS = 800;
    private static final long LOOK = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long LOOK_AT_REST = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Message BEAT = Message.of("", Map.of("type", "beat"));
    private static final long HEARTBEAT = TimeUnit.SECONDS.toNanos(4);

    private final Present present;
    private final List<Client> clients = new CopyOnWriteArrayList<>();
    private final Deque<Published> backlog = new ArrayDeque<>();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong cut = new AtomicLong();
    private final Thread thread;
    private volatile SignalSource source = signals -> {};
    private volatile boolean running = true;
    private long beatAt;

    private PushHub(Present present) {
        this.present = present;
        this.thread = new Thread(this::run, THREAD_NAME);
        thread.setDaemon(true);
    }

    /** Begins to send. */
    public static PushHub start(Present present) {
        PushHub hub = new PushHub(present);
        hub.thread.start();
        return hub;
    }

    /** From now on these signals are sent. */
    public void follow(SignalSource signals) {
        source = signals;
    }

    /** Clients at present. */
    public int clients() {
        return clients.size();
    }

    /** Times that signals or metrics could not be sent to anybody. */
    public long failures() {
        return failures.get();
    }

    /** Clients that were cut off because they were too slow. */
    public long cut() {
        return cut.get();
    }

    /** Longest time for which any client has not taken what it was sent, nanoseconds; 0 when all have. */
    public long longestWait() {
        long now = System.nanoTime();
        return clients.stream().mapToLong(each -> each.waits(now)).max().orElse(0);
    }

    /**
     * Adds a client; what it has missed since its last signal comes first.
     *
     * @return what is to be called when it has gone; null when there are too many clients
     */
    public Runnable add(Wire wire, Wish wish) {
        if (clients.size() >= MOST_CLIENTS) {
            return null;
        }
        Client client = new Client(wire, wish);
        synchronized (backlog) {
            if (wish.metricsOf() == null && wish.after() != null) {
                resume(client, wish.after());
            }
            clients.add(client);
        }
        return client::gone;
    }

    private void resume(Client client, String after) {
        boolean known = backlog.stream().anyMatch(each -> each.signal.id().equals(after));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "resumed");
        body.put("complete", known);
        client.offer(Message.of("", body));
        boolean later = !known;
        for (Published each : backlog) {
            if (later && client.wish().takes(each.signal)) {
                client.resume(each.message());
            }
            later |= each.signal.id().equals(after);
        }
    }

    private void run() {
        while (running) {
            try {
                source.poll(this::publish);
                send(System.nanoTime());
            } catch (RuntimeException e) {
                source = signals -> {};
                if (failures.incrementAndGet() == 1) {
                    LOG.error("signals cannot be pushed any more; more of these are not logged", e);
                }
            }
            LockSupport.parkNanos(this, clients.isEmpty() ? LOOK_AT_REST : LOOK);
        }
    }

    private void publish(SignalView signal) {
        synchronized (backlog) {
            if (backlog.size() == BACKLOG) {
                backlog.removeFirst();
            }
            Published published = new Published(signal);
            backlog.addLast(published);
            for (Client client : clients) {
                if (client.wish().takes(signal)) {
                    client.offer(published.message());
                }
            }
        }
    }

    /** A signal, and the message that it became once somebody wished for it; owned by who holds the lock of the backlog. */
    private static final class Published {
        private final SignalView signal;
        private Message message;

        Published(SignalView signal) {
            this.signal = signal;
        }

        Message message() {
            if (message == null) {
                message = Message.of(signal);
            }
            return message;
        }
    }

    private void send(long now) {
        boolean beats = now - beatAt > HEARTBEAT;
        beatAt = beats ? now : beatAt;
        Map<String, Optional<Message>> metrics = new LinkedHashMap<>();
        List<Client> gone = new ArrayList<>();
        for (Client client : clients) {
            if (!beats && client.isQuiet() && client.wish().metricsOf() == null) {
                continue;
            }
            if (beats && client.isIdle()) {
                client.offer(BEAT);
            }
            if (client.wish().metricsOf() != null && client.isIdle()) {
                offerMetrics(client, metrics);
            }
            if (!client.pump(now)) {
                gone.add(client);
                cut.addAndGet(client.wasCut() ? 1 : 0);
            }
        }
        clients.removeAll(gone);
    }

    private void offerMetrics(Client client, Map<String, Optional<Message>> made) {
        Wish wish = client.wish();
        if (!client.takesMetrics(System.nanoTime())) {
            return;
        }
        made.computeIfAbsent(wish.metricsOf() + wish.names(), key -> metrics(wish))
                .ifPresent(client::offer);
    }

    private Optional<Message> metrics(Wish wish) {
        return present.newest(wish.metricsOf()).map(market -> metrics(wish, market));
    }

    private static Message metrics(Wish wish, MarketView market) {
        Map<String, Double> values = new LinkedHashMap<>(market.metrics());
        if (!wish.names().isEmpty()) {
            values.keySet().retainAll(wish.names());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "metrics");
        body.put("symbol", market.symbol());
        body.put("time", market.time());
        body.put("metrics", values);
        return Message.of("", body);
    }

    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        clients.forEach(client -> client.close("the service ends"));
        clients.clear();
    }
}
