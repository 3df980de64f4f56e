package io.strikeiq.service.watch;

import io.strikeiq.persistence.SignalId;
import io.strikeiq.persistence.database.StoredAlert;
import io.strikeiq.watch.alert.Alert;
import io.strikeiq.watch.alert.AlertTarget;
import io.strikeiq.watch.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The table {@code alerts}: every alert once, however often it is delivered, and by target when it was delivered. While the database
 * is away, alerts wait in the journal that they follow from.
 */
public final class AlertTable implements AlertTarget {
    /** Its name among the targets. */
    public static final String NAME = "table";

    private static final int MOST_WAITING = 10_000;
    private final Consumer<StoredAlert> store;
    private final Queue<StoredAlert> deliveries = new ConcurrentLinkedQueue<>();

    /** @param store writes a row, or what is new in one that is there; throws what it likes while it cannot */
    public AlertTable(Consumer<StoredAlert> store) {
        this.store = store;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isQuiet() {
        return true;
    }

    @Override
    public void deliver(Alert alert) throws IOException {
        write(row(alert, Map.of()));
    }

    /** Notes when another target has taken an alert; for any thread. */
    public void delivered(Alert alert, String target, Instant at) {
        if (deliveries.size() < MOST_WAITING) {
            deliveries.add(row(alert, Map.of(target, at.toString())));
        }
    }

    @Override
    public void idle() throws IOException {
        for (StoredAlert next = deliveries.peek(); next != null; next = deliveries.peek()) {
            write(next);
            deliveries.remove();
        }
    }

    private void write(StoredAlert row) throws IOException {
        try {
            store.accept(row);
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static StoredAlert row(Alert alert, Map<String, String> deliveredAt) {
        Optional<SignalId> signal = alert.signal() == null
                ? Optional.empty()
                : SignalId.parse(alert.signal().id());
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (alert.signal() != null) {
            metadata.put("strength", alert.signal().strength());
            metadata.put("confidence", alert.signal().confidence());
            metadata.put("spotPrice", alert.signal().spotPrice());
            metadata.put("level", alert.signal().level());
        }
        return new StoredAlert(
                alert.id(),
                alert.timestamp(),
                alert.rule(),
                alert.symbol(),
                alert.condition(),
                alert.severity().name(),
                alert.message(),
                alert.runId(),
                alert.epoch(),
                alert.tickSequence(),
                signal.map(SignalId::engine).orElse(null),
                signal.map(SignalId::ordinal).orElse(null),
                Json.text(metadata),
                Json.text(deliveredAt));
    }
}
