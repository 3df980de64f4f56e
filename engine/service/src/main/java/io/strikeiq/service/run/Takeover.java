package io.strikeiq.service.run;

import io.strikeiq.cluster.KafkaFeedMaker;
import io.strikeiq.cluster.OwnedPartition;
import io.strikeiq.persistence.database.PartitionCheckpoints;
import io.strikeiq.persistence.database.PartitionCheckpoints.Reached;
import io.strikeiq.persistence.database.PartitionCheckpoints.StoredState;
import io.strikeiq.persistence.journal.DiskGuard;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.service.checkpoint.StateKey;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.util.Optional;

/**
 * What a new owner begins with. Handed over: its run that stands at the fence. After a crash: the last checkpoint of the owner before it,
 * else the first tick, brought to a fence of its own; its outputs begin behind those that the database has of the other.
 */
final class Takeover {
    private final RunContext context;
    private final KafkaFeedMaker feed;
    private final StateKey key;
    private final PartitionCheckpoints checkpoints;
    private final OwnedPartition owned;
    private final String former;
    private final Optional<Standby> handedOver;
    private final boolean resume;
    private final DiskGuard guard;
    private final OwnerExperience experience;

    /**
     * @param former run by which the partition was processed, empty for none
     * @param handedOver run that stands at the fence at which it was handed over
     * @param resume whether it goes on with a run at all
     */
    Takeover(
            RunContext context,
            KafkaFeedMaker feed,
            StateKey key,
            Storage storage,
            OwnedPartition owned,
            String former,
            Optional<Standby> handedOver,
            boolean resume) {
        this.context = context;
        this.feed = feed;
        this.key = key;
        this.checkpoints = storage.checkpoints();
        this.owned = owned;
        this.former = former;
        this.handedOver = handedOver;
        this.resume = resume;
        this.experience = new OwnerExperience(context.config().dataFolder(), storage.runExperience());
        this.guard = DiskGuard.atLeast(context.config().safety().journalReserve());
    }

    StateKey key() {
        return key;
    }

    OwnerExperience experience() {
        return experience;
    }

    /** The folder of a run that goes on with the other's ticks; empty where there is none to go on with. */
    Optional<RunFolder> adopt() {
        if (handedOver.isEmpty() && (former.isEmpty() || isOwn() || !resume)) {
            return Optional.empty();
        }
        if (handedOver.isEmpty() && checkpoints.hasEnded(former)) {
            throw new UserException(
                    ExitCode.OK,
                    "run " + former + " of partition " + owned.partition()
                            + " has come to the end of its ticks; --fresh begins a new run");
        }
        if (handedOver.isPresent()) {
            RunFolder run = handedOver.get().folder();
            handedOver.get().adopt();
            run.writeConfig(context.config());
            return Optional.of(run);
        }
        RunChoice choice = new RunChoice(
                        context.config(),
                        null,
                        context.clock(),
                        context.output().err())
                .learning(experience.bring(former));
        RunFolder run = choice.folder();
        AdoptedRun.write(context, run, feed, key, former, afterCrash(run));
        // First: a later process must not take the journal of a run that never began for one without an owner.
        owned.write(run.path());
        choice.makeKnown(run);
        return Optional.of(run);
    }

    /** Whether the other was this service, which goes on as after any restart. */
    private boolean isOwn() {
        RunFolder run =
                new RunFolder(context.config().dataFolder().resolve("runs").resolve(former));
        return run.isKnown()
                && (run.manifest().ended() == null
                        || !run.manifest().ended().reason().equals(RunClose.MOVED));
    }

    private Shadow afterCrash(RunFolder run) {
        Reached reached = checkpoints.reached(former);
        Shadow shadow;
        RunInfo info = new RunInfo(
                run.runId(), RunManifest.path(run.ticks()), context.clock().nanos());
        try (SignalJournalWriter journal = SignalJournalWriter.openBehind(
                run.signals(), info, guard, context.clock()::millis, reached.tick(), reached.records())) {
            shadow = shadow(journal);
            context.say("goes on with run " + former + " of another owner from "
                    + (shadow.tick() == 0 ? "the first tick" : "the checkpoint of tick " + shadow.tick())
                    + ", of whose outputs the database has those up to tick " + reached.tick());
            feed.writeFence(owned.epoch());
            shadow.fence().endAt(owned.epoch());
            shadow.run(context.stop());
        }
        if (!shadow.isAtPosition()) {
            throw new UserException(ExitCode.OK, "stopped before the partition's ticks were caught up with");
        }
        context.say("has caught up at tick " + shadow.tick());
        return shadow;
    }

    private Shadow shadow(SignalJournalWriter journal) {
        Optional<StoredState> stored = checkpoints
                .of(owned.topic(), owned.partition())
                .filter(each -> each.runId().equals(former));
        if (stored.isPresent()) {
            try {
                return Shadow.of(experience.knowing(context.config(), former), feed, key, stored.get(), journal);
            } catch (IllegalStateException e) {
                context.say("the checkpoint of tick " + stored.get().tick() + " is passed over: " + e.getMessage());
            }
        }
        return Shadow.atFirst(experience.knowing(context.config(), former), feed, journal);
    }
}
