package io.strikeiq.service.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.persistence.DurableFile;
import io.strikeiq.persistence.OwnerOnly;
import io.strikeiq.persistence.journal.FilePositions;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.watch.alert.Alert;
import io.strikeiq.watch.alert.AlertInput;
import io.strikeiq.watch.alert.AlertRules;
import io.strikeiq.watch.alert.AlertSettings;
import io.strikeiq.watch.alert.AlertTarget;
import io.strikeiq.watch.alert.Look;
import io.strikeiq.watch.json.Json;
import io.strikeiq.watch.view.SignalView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one target of the alerts of a run, on a thread of its own: those that follow from the signal journal, from a position of its
 * own in that, which is kept in a file: each at least once, whatever dies in between; and those of checks, from a bounded queue. A
 * target that is away is tried again and again, ever less often; nobody else waits for it.
 */
public final class AlertFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertFollower.class);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long SHORTEST_REST = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_REST = TimeUnit.MINUTES.toNanos(1);
    /** After so long the position is kept though nothing was raised. */
    private static final long BETWEEN_SAVES = TimeUnit.SECONDS.toNanos(30);
    /** Alerts of checks that a dead target may let wait. */
    private static final int MOST_WAITING = 256;

    private final AlertTarget target;
    private final AlertRules rules;
    private final Path file;
    private final FilePositions positions;
    private final JournaledSignals signals;
    private final Supplier<Instant> clock;
    private final BiConsumer<Alert, Instant> onDelivery;
    private final Queue<Alert> raised = new ArrayBlockingQueue<>(MOST_WAITING);
    private final StopRequest stop = new StopRequest();
    private final Thread thread;
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final Queue<Entry> come = new ArrayDeque<>();
    private long saved;
    private long done;
    private long savedAt = System.nanoTime();

    /** A record of the journal from which an alert may follow: a signal or a look. */
    private record Entry(SignalView signal, Look look, long index) {}

    private AlertFollower(
            AlertTarget target,
            AlertRules rules,
            Path file,
            Path journal,
            long index,
            Supplier<Instant> clock,
            BiConsumer<Alert, Instant> onDelivery) {
        this.target = target;
        this.rules = rules;
        this.file = file;
        this.positions = new FilePositions(journal);
        this.signals = JournaledSignals.after(journal, index);
        this.done = index;
        this.saved = index - 1;
        this.clock = clock;
        this.onDelivery = onDelivery;
        this.thread = new Thread(this::run, "strikeiq-alerts-" + target.name());
        thread.setDaemon(true);
    }

    /**
     * Begins where the target was last told; with what comes from now on when it never was.
     *
     * @param run folder of the run
     * @param journal folder of its signal journal
     * @param lastIndex journal index of the journal's last record
     * @param clock says when an alert is delivered
     * @param onDelivery is told of each alert that the target has taken
     */
    public static AlertFollower start(
            AlertTarget target,
            AlertSettings settings,
            Path run,
            Path journal,
            long lastIndex,
            Supplier<Instant> clock,
            BiConsumer<Alert, Instant> onDelivery) {
        AlertRules state = new AlertRules(settings);
        Path file = run.resolve("alerts").resolve(target.name() + ".json");
        long index = lastIndex;
        try {
            OwnerOnly.createDirectories(file.getParent());
            if (Files.exists(file)) {
                JsonNode saved = Json.parse(Files.readString(file));
                index = saved.get("index").longValue();
                state.restore(saved);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read, {} is told of signals from now on: {}", file, target.name(), e.getMessage());
        }
        AlertFollower follower = new AlertFollower(target, state, file, journal, index, clock, onDelivery);
        follower.thread.start();
        return follower;
    }

    /** Takes an alert that follows from no journal; for any thread, which never waits. */
    public void raise(Alert alert) {
        if (!raised.offer(alert)) {
            LOG.warn("{} is away for long and is not told of alert {}", target.name(), alert.id());
        }
    }

    /** Name of the target. */
    public String target() {
        return target.name();
    }

    /** Alerts that the target has been told of since the start. */
    public long delivered() {
        return delivered.get();
    }

    /** Deliveries that failed and were tried again. */
    public long retries() {
        return retries.get();
    }

    private void run() {
        try {
            save();
            do {
                turn();
            } while (!stop.await(LOOK));
            turn();
            save();
        } catch (IOException | RuntimeException e) {
            LOG.error("{} is told of no more alerts", target.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has come is delivered in its order before the position moves on. */
    private void turn() throws IOException, InterruptedException {
        for (Alert alert = raised.peek(); alert != null; alert = raised.peek()) {
            if (!deliver(alert)) {
                return;
            }
            raised.remove();
        }
        if (come.isEmpty()) {
            read();
        }
        while (!come.isEmpty()) {
            Entry entry = come.remove();
            boolean raises = false;
            for (Alert alert : alerts(entry)) {
                if (!deliver(alert)) {
                    return;
                }
                raises = true;
            }
            done = entry.index();
            if (raises) {
                save();
            }
        }
        done = Math.max(done, signals.position());
        if (System.nanoTime() - savedAt > BETWEEN_SAVES) {
            save();
        }
        try {
            target.idle();
        } catch (IOException e) {
            LOG.debug("{} has to be told later: {}", target.name(), e.toString());
        }
    }

    private void read() {
        signals.poll(new AlertInput() {
            @Override
            public void onSignal(SignalView signal) {
                come.add(new Entry(signal, null, signal.journalIndex()));
            }

            @Override
            public void onLook(Look look) {
                come.add(new Entry(null, look, signals.position()));
            }
        });
    }

    private List<Alert> alerts(Entry entry) {
        List<Alert> alerts = new ArrayList<>();
        if (entry.look() == null) {
            rules.of(entry.signal()).ifPresent(alerts::add);
        } else {
            alerts.addAll(rules.of(entry.look()));
        }
        return alerts;
    }

    /** Returns false when the service ends before the target has taken it; then nothing is saved any more. */
    private boolean deliver(Alert alert) throws InterruptedException {
        long rest = SHORTEST_REST;
        while (true) {
            try {
                target.deliver(alert);
                delivered.incrementAndGet();
                onDelivery.accept(alert, clock.get());
                return true;
            } catch (IOException e) {
                retries.incrementAndGet();
                if (rest == SHORTEST_REST && !target.isQuiet()) {
                    LOG.warn(
                            "{} cannot be told of alert {}: {}; it is tried again",
                            target.name(),
                            alert.id(),
                            e.toString());
                }
            }
            if (stop.await(rest)) {
                saved = Long.MAX_VALUE;
                return false;
            }
            rest = Math.min(LONGEST_REST, 2 * rest);
        }
    }

    private void save() throws IOException {
        savedAt = System.nanoTime();
        if (saved >= done) {
            return;
        }
        saved = done;
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("index", done);
        state.putAll(rules.saved());
        DurableFile.write(file, Json.text(state));
        positions.move("alerts-" + target.name(), done, clock.get());
    }

    @Override
    public void close() {
        stop.request();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        signals.close();
    }
}
