package io.strikeiq.service.run;

import io.strikeiq.cluster.OwnedPartition;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.persistence.database.PartitionCheckpoints;
import io.strikeiq.persistence.database.PartitionCheckpoints.StoredBytes;
import io.strikeiq.persistence.database.PartitionCheckpoints.StoredState;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalSpan;
import io.strikeiq.service.checkpoint.Checkpoint;
import io.strikeiq.service.checkpoint.StateKey;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the checkpoints of an owner's run into the database too, where another service finds them when this machine is gone. */
final class PartitionCopy implements BiConsumer<Checkpoint, Replica> {
    /** Ticks between two checkpoints: what another has to do again after a crash. */
    static final long STRIDE = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(PartitionCopy.class);
    /** Ticks in which the last position is looked for first. */
    private static final long NEAR = 6_000;

    private final PartitionCheckpoints checkpoints;
    private final OwnedPartition owned;
    private final StateKey key;
    private final RunFolder run;

    PartitionCopy(PartitionCheckpoints checkpoints, OwnedPartition owned, StateKey key, RunFolder run) {
        this.checkpoints = checkpoints;
        this.owned = owned;
        this.key = key;
        this.run = run;
    }

    @Override
    public void accept(Checkpoint checkpoint, Replica replica) {
        try {
            long first = TickJournalSpan.of(run.ticks()).firstTick();
            StoredState near = state(checkpoint, replica, Math.max(first, checkpoint.tick() - NEAR));
            StoredState found = near == null ? state(checkpoint, replica, first) : near;
            if (found != null) {
                checkpoints.store(owned.topic(), owned.partition(), owned.epoch(), found);
            }
        } catch (JdbiException e) {
            LOG.warn(
                    "the checkpoint of tick {} is not in the database, the one before stays: {}",
                    checkpoint.tick(),
                    e.getMessage());
        }
    }

    /** Null where no position is between the tick and the checkpoint. */
    private StoredState state(Checkpoint checkpoint, Replica replica, long fromTick) {
        long offset = -1;
        long after = 0;
        MarketEvent tick = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(run.ticks(), fromTick)) {
            while (reader.position() < checkpoint.tick() && reader.next(tick)) {
                if (tick.isPosition()) {
                    offset = tick.feedOffset;
                    after = 0;
                } else {
                    after += tick.type.isCommand() ? 0 : 1;
                }
            }
        }
        if (offset < 0) {
            return null;
        }
        List<Instrument> definitions;
        try (TickJournalReader reader = TickJournalReader.open(run.ticks(), checkpoint.tick() + 1)) {
            definitions = reader.definitionsBefore();
        }
        String hashes =
                UnderlyingHashes.text(UnderlyingHashes.of(replica.result().underlyings()));
        return state(run.runId(), key, checkpoint, offset, after, hashes, definitions);
    }

    /** A state as the database has it. */
    static StoredState state(
            String runId,
            StateKey key,
            Checkpoint checkpoint,
            long offset,
            long after,
            String hashes,
            List<Instrument> definitions) {
        ByteBuffer bytes = checkpoint.bytes().duplicate();
        byte[] state = new byte[bytes.remaining()];
        bytes.get(state);
        return new StoredState(
                runId,
                checkpoint.tick(),
                checkpoint.time(),
                checkpoint.fed(),
                offset,
                after,
                key.program(),
                key.config(),
                hashes,
                new StoredBytes(StoredDefinitions.bytes(definitions), state));
    }
}
