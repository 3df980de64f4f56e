package io.strikeiq.service.run;

import io.strikeiq.cluster.KafkaFeedMaker;
import io.strikeiq.cluster.OwnedPartition;
import io.strikeiq.cluster.PartitionLease;
import io.strikeiq.persistence.writer.Fence;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.OwnedFeed;
import io.strikeiq.service.config.StrikeIqConfig;
import java.util.Optional;

/** The partition that a run owns, where its config says that partitions have owners. */
final class RunOwner implements AutoCloseable {
    private final Optional<PartitionLease> lease;

    private RunOwner(Optional<PartitionLease> lease) {
        this.lease = lease;
    }

    /**
     * Takes the partition of the run's feed, and waits while another service owns it.
     *
     * @throws UserException when the wait was ended
     */
    static RunOwner of(RunContext context, RunFolder run, Storage storage) {
        StrikeIqConfig config = context.config();
        if (!config.cluster().hasOwner()) {
            return new RunOwner(Optional.empty());
        }
        KafkaFeedMaker feed = OwnedFeed.of(config.run().source(), config.live()).orElseThrow();
        PartitionLease taken = PartitionLease.take(
                        storage.owners(),
                        config.cluster(),
                        feed.topic(),
                        feed.onlyPartition().orElseThrow(),
                        run.runId(),
                        context.stop(),
                        context::say,
                        context.stop()::request)
                .orElseThrow(() -> new UserException(ExitCode.OK, "stopped before the partition was free"));
        taken.note(run.path());
        context.say("owns partition " + taken.owned().partition() + " of topic '" + feed.topic() + "' with epoch "
                + taken.owned().epoch());
        return new RunOwner(Optional.of(taken));
    }

    /** What must hold in each transaction that writes rows of the run. */
    Fence fence() {
        return lease.map(each -> each.owned().fence()).orElse(Fence.NONE);
    }

    /** Of the run's outputs, 0 without an owner. */
    long epoch() {
        return lease.map(PartitionLease::owned).map(OwnedPartition::epoch).orElse(0L);
    }

    /** @throws UserException when another service has taken over */
    void checkHeld() {
        if (lease.isPresent() && lease.get().isLost()) {
            throw new UserException(
                    ExitCode.FAILURE,
                    "partition " + lease.get().owned().partition() + " was taken over by another service");
        }
    }

    @Override
    public void close() {
        lease.ifPresent(PartitionLease::close);
    }
}
