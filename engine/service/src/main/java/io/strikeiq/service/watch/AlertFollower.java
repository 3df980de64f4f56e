package io.strikeiq.service.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.persistence.DurableFile;
import io.strikeiq.persistence.OwnerOnly;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.watch.alert.Alert;
import io.strikeiq.watch.alert.AlertRule;
import io.strikeiq.watch.alert.AlertRules;
import io.strikeiq.watch.alert.AlertTarget;
import io.strikeiq.watch.json.Json;
import io.strikeiq.watch.view.SignalView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one target of the alerts that a run's signals raise, on a thread of its own, from a position of its own in the signal
 * journal, which is kept in a file: each alert at least once, whatever dies in between. A target that is away is tried again and again,
 * ever less often; nobody else waits for it.
 */
public final class AlertFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertFollower.class);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long SHORTEST_REST = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_REST = TimeUnit.MINUTES.toNanos(1);

    private final AlertTarget target;
    private final AlertRules rules;
    private final Path file;
    private final JournaledSignals signals;
    private final StopRequest stop = new StopRequest();
    private final Thread thread;
    private final AtomicLong delivered = new AtomicLong();

    private AlertFollower(AlertTarget target, AlertRules rules, Path file, JournaledSignals signals) {
        this.target = target;
        this.rules = rules;
        this.file = file;
        this.signals = signals;
        this.thread = new Thread(this::run, "strikeiq-alerts-" + target.name());
        thread.setDaemon(true);
    }

    /**
     * Begins where the target was last told; with the signals to come when it never was.
     *
     * @param run folder of the run
     * @param journal folder of its signal journal
     * @param lastIndex journal index of the journal's last record
     */
    public static AlertFollower start(
            AlertTarget target, List<AlertRule> rules, Path run, Path journal, long lastIndex) {
        AlertRules state = new AlertRules(rules);
        Path file = run.resolve("alerts").resolve(target.name() + ".json");
        long index = lastIndex;
        try {
            OwnerOnly.createDirectories(file.getParent());
            if (Files.exists(file)) {
                JsonNode saved = Json.parse(Files.readString(file));
                index = saved.get("index").longValue();
                Map<String, String> last = new LinkedHashMap<>();
                saved.get("last")
                        .fieldNames()
                        .forEachRemaining(
                                key -> last.put(key, saved.get("last").get(key).textValue()));
                state.restore(last);
            }
        } catch (IOException | IllegalStateException e) {
            LOG.warn("{} cannot be read, {} is told of signals from now on: {}", file, target.name(), e.getMessage());
        }
        AlertFollower follower = new AlertFollower(target, state, file, JournaledSignals.after(journal, index));
        follower.thread.start();
        return follower;
    }

    /** Alerts that the target has been told of since the start. */
    public long delivered() {
        return delivered.get();
    }

    private void run() {
        try {
            do {
                turn();
            } while (!stop.await(LOOK));
            turn();
        } catch (IOException | RuntimeException e) {
            LOG.error("{} is told of no more alerts", target.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has come is delivered in its order before the position moves on. */
    private void turn() throws IOException, InterruptedException {
        List<SignalView> come = new ArrayList<>();
        signals.poll(come::add);
        for (SignalView signal : come) {
            Optional<Alert> alert = rules.of(signal);
            if (alert.isPresent()) {
                if (!deliver(alert.get())) {
                    return;
                }
                delivered.incrementAndGet();
                save(signal.journalIndex());
            }
        }
    }

    /** Returns false when the service ends before the target has taken it. */
    private boolean deliver(Alert alert) throws InterruptedException {
        long rest = SHORTEST_REST;
        while (true) {
            try {
                target.deliver(alert);
                return true;
            } catch (IOException e) {
                if (rest == SHORTEST_REST) {
                    LOG.warn(
                            "{} cannot be told of alert {}: {}; it is tried again",
                            target.name(),
                            alert.id(),
                            e.toString());
                }
            }
            if (stop.await(rest)) {
                return false;
            }
            rest = Math.min(LONGEST_REST, 2 * rest);
        }
    }

    private void save(long index) throws IOException {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("index", index);
        state.put("last", rules.saved());
        DurableFile.write(file, Json.text(state));
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
