package io.strikeiq.persistence.database;

import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes {@code ai_event_logs}. */
public final class EventRepository {
    private final Jdbi jdbi;

    public EventRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Stores events in one transaction; those that are there already are left as they are. */
    public void store(List<StoredEvent> events) {
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "insert into ai_event_logs (id, timestamp, event_type, actor, description, metadata, run_id, epoch)"
                            + " values (:id, :timestamp, :type, :actor, :description, :metadata::jsonb, :run, :epoch)"
                            + " on conflict do nothing");
            for (StoredEvent event : events) {
                batch.bind("id", event.id())
                        .bind("timestamp", event.timestamp().atOffset(ZoneOffset.UTC))
                        .bind("type", event.type())
                        .bind("actor", event.actor())
                        .bind("description", event.description())
                        .bind("metadata", event.metadata())
                        .bind("run", event.runId())
                        .bind("epoch", event.epoch())
                        .add();
            }
            batch.execute();
        });
    }
}
