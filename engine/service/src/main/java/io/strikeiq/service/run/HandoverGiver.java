package io.strikeiq.service.run;

import io.strikeiq.cluster.ClusterException;
import io.strikeiq.cluster.KafkaFeedMaker;
import io.strikeiq.cluster.PartitionLease;
import io.strikeiq.persistence.database.PartitionHandovers;
import io.strikeiq.persistence.database.PartitionHandovers.Handover;
import io.strikeiq.persistence.database.PartitionOwners;
import io.strikeiq.service.cli.StopRequest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The side of a handover that gives: an owner writes the fence into its partition when the other's shadow has caught up, comes to stand
 * at it with all its outputs written, and goes on unless the other takes the partition.
 */
final class HandoverGiver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HandoverGiver.class);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long SHORT_LOOK = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final RunContext context;
    private final KafkaFeedMaker feed;
    private final PartitionLease lease;
    private final PartitionHandovers handovers;
    private final PartitionOwners owners;
    private final StopRequest closed = new StopRequest();
    private final Thread thread;
    private volatile boolean fenceIsWritten;
    private volatile Runnable beforeFence = () -> {};
    private volatile HandoverTimes times;

    HandoverGiver(RunContext context, KafkaFeedMaker feed, PartitionLease lease, Storage storage) {
        this.context = context;
        this.feed = feed;
        this.lease = lease;
        this.handovers = storage.handovers();
        this.owners = storage.owners();
        this.times = new HandoverTimes(context.clock());
        this.thread = new Thread(this::look, "strikeiq-handover");
        thread.setDaemon(true);
    }

    void start() {
        feed.fence().endAt(lease.owned().epoch());
        thread.start();
    }

    /** @param writes what the run has made: what is left to be written at the fence holds up the other */
    void beforeFence(Runnable writes) {
        beforeFence = writes;
    }

    /** Notes that what the run does at the fence is done up to a step. */
    void done(String step) {
        times.done(step);
    }

    private void look() {
        while (!closed.await(LOOK)) {
            try {
                Optional<Handover> ready = now().filter(each -> each.step().equals(PartitionHandovers.READY));
                if (ready.isPresent() && !fenceIsWritten) {
                    writeFence(ready.get());
                }
            } catch (JdbiException e) {
                LOG.debug("the database does not say whether the partition is to be handed over", e);
            }
        }
    }

    private Optional<Handover> now() {
        return handovers
                .of(lease.owned().topic(), lease.owned().partition())
                .filter(each -> each.fromEpoch() == lease.owned().epoch());
    }

    private void writeFence(Handover handover) {
        context.say("hands partition " + handover.partition() + " to " + handover.to() + ": writes the fence of epoch "
                + handover.fromEpoch());
        try {
            fenceIsWritten = true;
            beforeFence.run();
            feed.writeFence(handover.fromEpoch());
        } catch (ClusterException e) {
            // Nobody knows whether it is in the topic: who comes to stand at it goes on, and the next handover has its
            // own.
            fenceIsWritten = false;
            context.say("the fence cannot be written: " + e.getMessage());
            handovers.refuse(handover, "the fence cannot be written: " + e.getMessage());
        }
    }

    /** Whether the run has come to stand at the fence. */
    boolean isFenced() {
        return feed.fence().isReached();
    }

    /**
     * Lets the other take the partition.
     *
     * @param run what the run did up to the fence
     * @return false when it does not: then the run goes on
     */
    boolean handOver(RunResult run) {
        boolean given = giveSurely(run);
        times.done("given");
        context.say(times.said(lease.owned().epoch(), feed.fence().writtenAt()));
        times = new HandoverTimes(context.clock());
        if (!given) {
            lease.handOver(false);
            fenceIsWritten = false;
            feed.fence().endAt(lease.owned().epoch());
        }
        return given;
    }

    /** Who does not know whether the other has the partition must not go on, so it asks until the database answers. */
    private boolean giveSurely(RunResult run) {
        boolean said = false;
        while (true) {
            try {
                return give(run);
            } catch (JdbiException e) {
                if (!said) {
                    context.say("stands at a fence, and the database does not answer; asks again");
                    said = true;
                }
                if (context.stop().await(LOOK)) {
                    throw e;
                }
            }
        }
    }

    private boolean give(RunResult run) {
        Optional<Handover> asked = now();
        if (asked.isPresent() && asked.get().step().equals(PartitionHandovers.DONE)) {
            return done(asked.get());
        }
        // Fenced: so it is where the database did not answer the last time.
        Optional<Handover> ready = asked.filter(each ->
                each.step().equals(PartitionHandovers.READY) || each.step().equals(PartitionHandovers.FENCED));
        if (ready.isEmpty()) {
            context.say("stood at a fence, but nobody is ready; goes on");
            return false;
        }
        if (!run.isFlushed()) {
            return refuse(ready.get(), run.rows().rowsPending() + " records are not in the database yet");
        }
        lease.handOver(true);
        if (ready.get().step().equals(PartitionHandovers.READY)
                && !handovers.fence(
                        ready.get(), UnderlyingHashes.text(run.outcome().underlyings()))) {
            context.say("the handover was called off; goes on");
            return false;
        }
        long began = System.nanoTime();
        while (System.nanoTime() - began < PATIENCE) {
            Optional<Handover> now = now();
            if (now.isEmpty() && isReplaced()) {
                // The next handover has been asked for already.
                return done(ready.get());
            }
            if (now.isEmpty() || now.get().step().equals(PartitionHandovers.REFUSED)) {
                context.say("remains the owner of partition " + ready.get().partition() + ", the handover is refused: "
                        + now.map(Handover::message).orElse("it is gone"));
                return false;
            }
            if (now.get().step().equals(PartitionHandovers.DONE)) {
                return done(now.get());
            }
            closed.await(SHORT_LOOK);
        }
        return refuse(ready.get(), ready.get().to() + " did not take the partition");
    }

    private boolean isReplaced() {
        return owners.of(lease.owned().topic(), lease.owned().partition())
                .filter(each -> each.epoch() > lease.owned().epoch())
                .isPresent();
    }

    private boolean done(Handover handover) {
        context.say("partition " + handover.partition() + " is " + handover.to() + "'s now");
        return true;
    }

    private boolean refuse(Handover handover, String why) {
        if (!handovers.refuse(handover, why)) {
            return isReplaced() && done(handover);
        }
        context.say("remains the owner of partition " + handover.partition() + ": " + why);
        return false;
    }

    @Override
    public void close() {
        closed.request();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
