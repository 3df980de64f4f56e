package io.strikeiq.cluster;

import io.strikeiq.persistence.DurableFile;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.database.PartitionOwners;
import io.strikeiq.persistence.writer.Fence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A partition that a run owns, or owned.
 *
 * @param epoch with which it was taken: whoever has a higher one has taken over
 */
public record OwnedPartition(String topic, int partition, long epoch) {
    private static final String FILE = "owner";

    /** Held by each transaction that writes rows of the run. */
    public Fence fence() {
        return connection -> PartitionOwners.hold(connection, topic, partition, epoch);
    }

    /**
     * Notes it in the folder of the run, so that a later process writes what is left only while it holds.
     *
     * @throws ClusterException when it cannot be written
     */
    public void write(Path run) {
        try {
            DurableFile.write(run.resolve(FILE), topic + " " + partition + " " + epoch + "\n");
        } catch (IOException e) {
            throw new ClusterException("cannot write " + run.resolve(FILE) + ": " + FileFault.reason(e));
        }
    }

    /** The fence of a run by its folder; none of a run that owned nothing. */
    public static Fence fenceOf(Path run) {
        Path file = run.resolve(FILE);
        if (!Files.exists(file)) {
            return Fence.NONE;
        }
        try {
            List<String> words = List.of(Files.readString(file).strip().split(" ", 3));
            return new OwnedPartition(words.get(0), Integer.parseInt(words.get(1)), Long.parseLong(words.get(2)))
                    .fence();
        } catch (IOException | RuntimeException e) {
            throw new ClusterException(file + " does not say which partition the run owned: " + e.getMessage());
        }
    }
}
