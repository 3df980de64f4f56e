package io.strikeiq.service.run;

import io.strikeiq.cluster.ClusterException;
import io.strikeiq.cluster.KafkaFeedMaker;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.persistence.database.PartitionCheckpoints;
import io.strikeiq.persistence.database.PartitionCheckpoints.StoredState;
import io.strikeiq.persistence.database.PartitionHandovers;
import io.strikeiq.persistence.database.PartitionHandovers.Handover;
import io.strikeiq.persistence.database.PartitionOwners;
import io.strikeiq.persistence.database.PartitionOwners.Owner;
import io.strikeiq.service.checkpoint.StateKey;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The side of a handover that takes: a service that waits for a partition brings its state to the present in shadow, without outputs, and
 * takes the partition when owner and shadow stand at the same fence with the same hashes.
 */
final class HandoverTaker {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(3);
    private static final long BETWEEN_QUESTIONS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final RunContext context;
    private final KafkaFeedMaker feed;
    private final StateKey key;
    private final RunTicks ticks;
    private final Storage storage;
    private final PartitionOwners owners;
    private final PartitionHandovers handovers;
    private final PartitionCheckpoints checkpoints;
    private final OwnerExperience experience;
    private Standby taken;

    HandoverTaker(RunContext context, KafkaFeedMaker feed, StateKey key, RunTicks ticks, Storage storage) {
        this.context = context;
        this.feed = feed;
        this.key = key;
        this.ticks = ticks;
        this.storage = storage;
        this.owners = storage.owners();
        this.handovers = storage.handovers();
        this.checkpoints = storage.checkpoints();
        this.experience = new OwnerExperience(context.config().dataFolder(), storage.runExperience());
    }

    /** The run that stands at the fence at which the partition was taken, empty where none was handed over. */
    Optional<Standby> taken() {
        return Optional.ofNullable(taken);
    }

    /** Looks whether the partition is to be handed over to this service; does that, and returns the epoch where it worked. */
    Optional<Long> look() {
        String topic = feed.topic();
        int partition = feed.onlyPartition().orElseThrow();
        Optional<Owner> owner = owners.of(topic, partition);
        Optional<Handover> ours = handovers
                .of(topic, partition)
                .filter(each -> each.to().equals(context.config().cluster().owner()));
        if (ours.filter(each -> !each.isOver() && !each.step().equals(PartitionHandovers.ASKED))
                .isPresent()) {
            // Nobody brings it to its end, and it would hold up the next.
            return refuse(
                    ours.get(),
                    ours.get().to()
                            + " broke it off: it was started again, the database was away, or the owner's lease over");
        }
        Optional<Handover> asked = ours.filter(each -> each.step().equals(PartitionHandovers.ASKED)
                && owner.filter(row -> row.epoch() == each.fromEpoch()).isPresent());
        if (asked.isEmpty()
                || !handovers.move(asked.get(), List.of(PartitionHandovers.ASKED), PartitionHandovers.SHADOW)) {
            return Optional.empty();
        }
        return take(asked.get(), owner.orElseThrow());
    }

    private Optional<Long> take(Handover handover, Owner owner) {
        Optional<Shadow> from = shadow(handover, owner.runId());
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Standby standby;
        try {
            standby = Standby.start(
                    context,
                    feed,
                    key,
                    ticks,
                    storage,
                    owner.runId(),
                    experience.bring(owner.runId()),
                    from.get(),
                    handover.fromEpoch());
        } catch (RuntimeException e) {
            return refuse(handover, "no run can begin here: " + e.getMessage());
        }
        Optional<Long> epoch = Optional.empty();
        try {
            epoch = follow(handover, standby);
        } finally {
            if (epoch.isEmpty()) {
                standby.close();
            }
        }
        return epoch;
    }

    /** The owner's state just before the present, right after a POSITION tick; empty where it cannot be had. */
    private Optional<Shadow> shadow(Handover handover, String runId) {
        Shadow shadow;
        try {
            shadow = shadow(runId);
        } catch (IllegalStateException e) {
            refuse(handover, "the checkpoint of the owner cannot be used: " + e.getMessage());
            return Optional.empty();
        } catch (UserException e) {
            refuse(handover, e.getMessage());
            return Optional.empty();
        }
        StopRequest stop = new StopRequest();
        shadow.fence().endAtNext(-handover.fromEpoch());
        Run run = new Run(shadow, stop);
        run.thread.start();
        try {
            return bringForward(handover, shadow, run) ? Optional.of(shadow) : Optional.empty();
        } finally {
            stop.request();
            shadow.wake();
            run.join();
        }
    }

    private Shadow shadow(String runId) {
        Optional<StoredState> from = checkpoints
                .of(feed.topic(), feed.onlyPartition().orElseThrow())
                .filter(each -> each.runId().equals(runId));
        context.say("is handed partition " + feed.onlyPartition().orElseThrow() + ": in shadow from "
                + from.map(each -> "the checkpoint of tick " + each.tick()).orElse("the first tick"));
        StrikeIqConfig knowing = experience.knowing(context.config(), runId);
        return from.map(each -> Shadow.of(knowing, feed, key, each, OutboundDrain.NONE))
                .orElseGet(() -> Shadow.atFirst(knowing, feed, OutboundDrain.NONE));
    }

    /** The shadow on a thread of its own. */
    private static final class Run {
        private final Thread thread;
        private volatile RuntimeException failure;
        private volatile boolean over;

        Run(Shadow shadow, StopRequest stop) {
            thread = new Thread(() -> run(shadow, stop), "strikeiq-shadow");
            thread.setDaemon(true);
        }

        private void run(Shadow shadow, StopRequest stop) {
            try {
                shadow.run(stop);
            } catch (RuntimeException e) {
                failure = e;
            } finally {
                over = true;
            }
        }

        void join() {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** To a fence that ends nobody's feed, which this service writes when its shadow has caught up: a run can begin there. */
    private boolean bringForward(Handover handover, Shadow shadow, Run run) {
        boolean marked = false;
        long askedAt = System.nanoTime();
        while (!run.over) {
            if (context.stop().await(LOOK)) {
                refuse(handover, handover.to() + " was stopped");
                return false;
            }
            if (!marked && shadow.fence().isCaughtUp()) {
                try {
                    feed.writeFence(-handover.fromEpoch());
                } catch (ClusterException e) {
                    refuse(handover, "no mark can be written: " + e.getMessage());
                    return false;
                }
                marked = true;
            }
            long now = System.nanoTime();
            if (now - askedAt > BETWEEN_QUESTIONS) {
                askedAt = now;
                if (isLost(handover)) {
                    return false;
                }
            }
        }
        if (run.failure != null) {
            refuse(handover, "the shadow failed: " + run.failure.getMessage());
            return false;
        }
        if (!shadow.fence().isReached()) {
            refuse(handover, "the topic has ended");
            return false;
        }
        return true;
    }

    private Optional<Long> follow(Handover handover, Standby standby) {
        boolean ready = false;
        long readyAt = 0;
        long askedAt = System.nanoTime();
        while (standby.standing().isEmpty()) {
            if (context.stop().await(LOOK)) {
                return refuse(handover, handover.to() + " was stopped");
            }
            if (standby.isOver()) {
                return refuse(
                        handover,
                        standby.failure()
                                .map(each -> "the shadow failed: " + each)
                                .orElse("the topic has ended"));
            }
            long now = System.nanoTime();
            if (!ready && standby.isCaughtUp()) {
                if (!handovers.move(handover, List.of(PartitionHandovers.SHADOW), PartitionHandovers.READY)) {
                    context.say("its shadow has caught up, but the handover was called off");
                    return Optional.empty();
                }
                ready = true;
                readyAt = now;
                context.say("its shadow has caught up, and waits for the fence");
            }
            if (ready && now - readyAt > PATIENCE) {
                return refuse(handover, "no fence came");
            }
            if (now - askedAt > BETWEEN_QUESTIONS) {
                askedAt = now;
                if (isLost(handover)) {
                    return Optional.empty();
                }
            }
        }
        standby.done("standing");
        return compare(handover, standby, standby.standing().get());
    }

    /** Whether the handover was refused, or its owner is gone. */
    private boolean isLost(Handover handover) {
        Optional<Owner> owner = owners.of(handover.topic(), handover.partition());
        Optional<Handover> now = now(handover);
        if (now.isEmpty() || now.get().isOver()) {
            now.ifPresent(each -> context.say("the handover is refused: " + each.message()));
            return true;
        } else if (now.get().step().equals(PartitionHandovers.ASKED)) {
            // Refused, and asked for again already.
            return true;
        }
        return owner.filter(each -> each.epoch() == handover.fromEpoch() && !each.expired())
                .isEmpty();
    }

    private Optional<Handover> now(Handover handover) {
        return handovers
                .of(handover.topic(), handover.partition())
                .filter(each ->
                        each.fromEpoch() == handover.fromEpoch() && each.to().equals(handover.to()));
    }

    /** Both stand at the fence, this one first or last. */
    private Optional<Long> compare(Handover handover, Standby standby, PipelineResult standing) {
        String ours = UnderlyingHashes.text(UnderlyingHashes.of(standing.underlyings()));
        while (true) {
            Optional<Handover> now = now(handover);
            if (now.isPresent() && now.get().step().equals(PartitionHandovers.FENCED)) {
                if (!now.get().hashes().equals(ours)) {
                    return refuse(
                            now.get(),
                            "the states differ at the fence, tick " + standing.ticks() + ": "
                                    + Shadow.difference(now.get().hashes(), ours));
                }
                Optional<Long> epoch = handovers.take(
                        now.get(), Duration.ofNanos(context.config().cluster().lease()));
                if (epoch.isPresent()) {
                    standby.done("taken");
                    context.say("the hashes of " + ours.lines().count()
                            + " underlyings are the owner's at the fence, tick " + standing.ticks());
                    taken = standby;
                }
                return epoch;
            }
            if (isLost(handover)) {
                return Optional.empty();
            }
            if (context.stop().await(LOOK)) {
                return refuse(handover, handover.to() + " was stopped");
            }
        }
    }

    private Optional<Long> refuse(Handover handover, String why) {
        context.say("refuses the handover: " + why);
        if (!handovers.refuse(handover, why)) {
            context.say("it had been called off before");
        }
        return Optional.empty();
    }
}
