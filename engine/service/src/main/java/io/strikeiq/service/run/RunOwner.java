package io.strikeiq.service.run;

import io.strikeiq.cluster.KafkaFeedMaker;
import io.strikeiq.cluster.OwnedPartition;
import io.strikeiq.cluster.PartitionLease;
import io.strikeiq.persistence.writer.Fence;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.Source;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.feed.FeedSettings;
import java.util.List;
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
     * @throws UserException when the config names no partition, or the wait was ended
     */
    static RunOwner of(RunContext context, RunFolder run, Storage storage) {
        StrikeIqConfig config = context.config();
        if (!config.cluster().hasOwner()) {
            return new RunOwner(Optional.empty());
        }
        KafkaFeedMaker feed = feed(config);
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
        taken.owned().write(run.path());
        context.say("owns partition " + taken.owned().partition() + " of topic '" + feed.topic() + "' with epoch "
                + taken.owned().epoch());
        return new RunOwner(Optional.of(taken));
    }

    private static KafkaFeedMaker feed(StrikeIqConfig config) {
        List<FeedSettings> feeds = config.live().feeds();
        if (config.run().source() != Source.LIVE
                || feeds.size() != 1
                || !(feeds.get(0).maker() instanceof KafkaFeedMaker feed)
                || feed.onlyPartition().isEmpty()) {
            throw new UserException(
                    "cluster.owner: an owner has one partition; needed run.source: live and one feed such as"
                            + " {venue: kafka, partitions: '3'}");
        }
        return feed;
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
