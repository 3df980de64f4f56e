package io.strikeiq.service.run;

import io.strikeiq.cluster.KafkaFeedMaker;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.persistence.database.PartitionCheckpoints;
import io.strikeiq.persistence.database.PartitionCheckpoints.StoredState;
import io.strikeiq.persistence.database.PartitionHandovers;
import io.strikeiq.persistence.database.PartitionHandovers.Handover;
import io.strikeiq.persistence.database.PartitionOwners;
import io.strikeiq.persistence.database.PartitionOwners.Owner;
import io.strikeiq.service.checkpoint.StateKey;
import io.strikeiq.service.cli.StopRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The side of a handover that takes: a service that waits for a partition brings its state to the present in shadow, without outputs, and
 * takes the partition when owner and shadow stand at the same fence with the same hashes.
 */
final class HandoverTaker {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long BETWEEN_QUESTIONS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final RunContext context;
    private final KafkaFeedMaker feed;
    private final StateKey key;
    private final PartitionOwners owners;
    private final PartitionHandovers handovers;
    private final PartitionCheckpoints checkpoints;
    private Shadow taken;

    HandoverTaker(RunContext context, KafkaFeedMaker feed, StateKey key, Storage storage) {
        this.context = context;
        this.feed = feed;
        this.key = key;
        this.owners = storage.owners();
        this.handovers = storage.handovers();
        this.checkpoints = storage.checkpoints();
    }

    /** The state at the fence with which the partition was taken, empty where none was handed over. */
    Optional<Shadow> taken() {
        return Optional.ofNullable(taken);
    }

    /** Looks whether the partition is to be handed over to this service; does that, and returns the epoch where it worked. */
    Optional<Long> look() {
        String topic = feed.topic();
        int partition = feed.onlyPartition().orElseThrow();
        Optional<Owner> owner = owners.of(topic, partition);
        Optional<Handover> asked = handovers
                .of(topic, partition)
                .filter(each -> each.to().equals(context.config().cluster().owner())
                        && each.step().equals(PartitionHandovers.ASKED)
                        && owner.filter(row -> row.epoch() == each.fromEpoch()).isPresent());
        if (asked.isEmpty()
                || !handovers.move(asked.get(), List.of(PartitionHandovers.ASKED), PartitionHandovers.SHADOW)) {
            return Optional.empty();
        }
        return take(asked.get(), owner.orElseThrow());
    }

    private Optional<Long> take(Handover handover, Owner owner) {
        Shadow shadow;
        try {
            shadow = shadow(owner.runId());
        } catch (IllegalStateException e) {
            return refuse(handover, "the checkpoint of " + owner.owner() + " cannot be used: " + e.getMessage());
        }
        StopRequest stop = new StopRequest();
        shadow.fence().endAtNext(handover.fromEpoch());
        Run run = new Run(shadow, stop);
        run.thread.start();
        try {
            return follow(handover, shadow, run);
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
        return from.map(each -> Shadow.of(context.config(), feed, key, each, OutboundDrain.NONE))
                .orElseGet(() -> Shadow.atFirst(context.config(), feed, OutboundDrain.NONE));
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

    private Optional<Long> follow(Handover handover, Shadow shadow, Run run) {
        boolean ready = false;
        long readyAt = 0;
        long askedAt = System.nanoTime();
        while (!run.over) {
            if (context.stop().await(LOOK)) {
                return refuse(handover, handover.to() + " was stopped");
            }
            long now = System.nanoTime();
            if (!ready && shadow.fence().isCaughtUp()) {
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
        if (run.failure != null) {
            return refuse(handover, "the shadow failed: " + run.failure.getMessage());
        }
        if (!shadow.fence().isReached()) {
            return refuse(handover, "the topic has ended");
        }
        return compare(handover, shadow);
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
    private Optional<Long> compare(Handover handover, Shadow shadow) {
        String ours = shadow.hashes();
        while (true) {
            Optional<Handover> now = now(handover);
            if (now.isPresent() && now.get().step().equals(PartitionHandovers.FENCED)) {
                if (!now.get().hashes().equals(ours)) {
                    return refuse(
                            now.get(),
                            "the states differ at the fence, tick " + shadow.tick() + ": "
                                    + Shadow.difference(now.get().hashes(), ours));
                }
                Optional<Long> epoch = handovers.take(
                        now.get(), Duration.ofNanos(context.config().cluster().lease()));
                if (epoch.isPresent()) {
                    context.say("the hashes of " + ours.lines().count()
                            + " underlyings are the owner's at the fence, tick " + shadow.tick());
                    taken = shadow;
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
