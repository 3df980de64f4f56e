package io.strikeiq.service.run;

import io.strikeiq.cluster.KafkaFeedMaker;
import io.strikeiq.cluster.OwnedPartition;
import io.strikeiq.cluster.PartitionLease;
import io.strikeiq.persistence.database.PartitionCheckpoints;
import io.strikeiq.persistence.database.PartitionOwners.Owner;
import io.strikeiq.persistence.writer.Fence;
import io.strikeiq.service.checkpoint.Checkpointer;
import io.strikeiq.service.checkpoint.StateKey;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.OwnedFeed;
import io.strikeiq.service.config.StrikeIqConfig;
import java.util.Optional;

/** The partition that a service owns, where its config says that partitions have owners. */
final class RunOwner implements AutoCloseable {
    private final RunContext context;
    private final PartitionCheckpoints checkpoints;
    private final PartitionLease lease;
    private final HandoverGiver giver;
    private final Takeover takeover;
    private final StateKey key;
    private final Optional<Standby> standby;
    private final OwnerExperience experience;

    /** No partition. */
    private RunOwner(RunContext context) {
        this.context = context;
        this.checkpoints = null;
        this.lease = null;
        this.giver = null;
        this.takeover = null;
        this.key = null;
        this.standby = Optional.empty();
        this.experience = null;
    }

    private RunOwner(
            RunContext context,
            Storage storage,
            KafkaFeedMaker feed,
            PartitionLease lease,
            Takeover takeover,
            Optional<Standby> standby) {
        this.context = context;
        this.checkpoints = storage.checkpoints();
        this.lease = lease;
        this.giver = new HandoverGiver(context, feed, lease, storage);
        this.takeover = takeover;
        this.key = takeover.key();
        this.standby = standby;
        this.experience = takeover.experience();
    }

    /**
     * Takes the partition of the config's feed, and waits while another service owns it.
     *
     * @param resume whether it goes on with a run at all
     * @throws UserException when the wait was ended
     */
    static RunOwner take(RunContext context, RunTicks ticks, Storage storage, boolean resume) {
        StrikeIqConfig config = context.config();
        if (!config.cluster().hasOwner()) {
            return new RunOwner(context);
        }
        KafkaFeedMaker feed = OwnedFeed.of(config.run().source(), config.live()).orElseThrow();
        StateKey key = StateKey.shared(ProgramVersion.of(config.registry()), config);
        HandoverTaker taker = new HandoverTaker(context, feed, key, ticks, storage);
        int partition = feed.onlyPartition().orElseThrow();
        PartitionLease taken = PartitionLease.take(
                        storage.owners(),
                        config.cluster(),
                        feed.topic(),
                        partition,
                        context.stop(),
                        context::say,
                        context.stop()::request,
                        taker::look)
                .orElseThrow(() -> new UserException(ExitCode.OK, "stopped before the partition was free"));
        context.say("owns partition " + partition + " of topic '" + feed.topic() + "' with epoch "
                + taken.owned().epoch());
        try {
            String former = storage.owners()
                    .of(feed.topic(), partition)
                    .map(Owner::runId)
                    .orElse("");
            Takeover takeover = new Takeover(context, feed, key, storage, taken.owned(), former, taker.taken(), resume);
            return new RunOwner(context, storage, feed, taken, takeover, taker.taken());
        } catch (RuntimeException e) {
            taker.taken().ifPresent(Standby::close);
            taken.close();
            throw e;
        }
    }

    /** The run that goes on where the partition was handed over, empty where it was not. */
    Optional<Standby> standby() {
        return standby;
    }

    /** Whether there is a partition. */
    boolean isThere() {
        return lease != null;
    }

    /** The run of another owner's ticks, made ready to go on, empty where the service goes on with its own or begins one. */
    Optional<RunFolder> adopted() {
        if (!isThere()) {
            return Optional.empty();
        }
        try {
            return takeover.adopt();
        } catch (UserException e) {
            // A loss ends it by a stop too.
            checkHeld();
            throw e;
        }
    }

    /**
     * Makes a run the one that processes the partition.
     *
     * @throws UserException when another service has taken over meanwhile
     */
    void begin(RunFolder run) {
        if (!isThere()) {
            return;
        }
        lease.note(run.path());
        experience.store(run);
        OwnedPartition owned = lease.owned();
        boolean begun =
                checkpoints.begin(owned.topic(), owned.partition(), owned.epoch(), run.runId(), AdoptedRun.former(run));
        if (!begun) {
            throw lost();
        }
        giver.start();
    }

    /** Begins to write checkpoints of a run. */
    Checkpointer follow(RunStart start, RunFolder run) {
        return isThere()
                ? start.follow(PartitionCopy.STRIDE, new PartitionCopy(checkpoints, lease.owned(), key, run))
                : start.follow();
    }

    /** What must hold in each transaction that writes rows of the run. */
    Fence fence() {
        return isThere() ? lease.owned().fence() : Fence.NONE;
    }

    /** Of the run's outputs, 0 without an owner. */
    long epoch() {
        return isThere() ? lease.owned().epoch() : 0;
    }

    /** @param writes what the run has made so far; called before a fence is written */
    void beforeFence(Runnable writes) {
        if (isThere()) {
            giver.beforeFence(writes);
        }
    }

    /** Notes that what the run does at a fence is done up to a step. */
    void done(String step) {
        giver.done(step);
    }

    /** Whether the run has come to stand where another is to take over. */
    boolean isFenced() {
        return isThere() && giver.isFenced();
    }

    /**
     * Lets another service take the partition of a run that stands at the fence.
     *
     * @return false when it does not: then the run goes on
     */
    boolean handOver(RunFolder run, RunResult result) {
        if (!giver.handOver(result)) {
            return false;
        }
        run.manifest().closed(RunClose.now(context.clock(), RunClose.MOVED)).write(run.manifestFile());
        return true;
    }

    /** @throws UserException when another service has taken over */
    void checkHeld() {
        if (isThere() && lease.isLost()) {
            throw lost();
        }
    }

    private UserException lost() {
        return new UserException(
                ExitCode.FAILURE, "partition " + lease.owned().partition() + " was taken over by another service");
    }

    @Override
    public void close() {
        standby.ifPresent(Standby::close);
        if (isThere()) {
            giver.close();
            lease.close();
        }
    }
}
