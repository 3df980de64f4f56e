package io.strikeiq.cluster;

import io.strikeiq.feeds.FeedStop;
import io.strikeiq.persistence.database.PartitionOwners;
import io.strikeiq.persistence.database.PartitionOwners.Owner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease of a partition, lengthened on a thread of its own. A database that is away lengthens nothing, and the owner continues:
 * what it writes after another has taken over is refused by the database, and left out by readers of the topics.
 */
public final class PartitionLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionLease.class);
    private static final String THREAD_NAME = "strikeiq-owner";
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int TIMES = 3;

    private final PartitionOwners owners;
    private final OwnedPartition owned;
    private final Duration lease;
    private final Runnable onLoss;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private final AtomicBoolean lossIsSaid = new AtomicBoolean();
    private volatile boolean lost;
    private volatile boolean handingOver;

    private PartitionLease(PartitionOwners owners, OwnedPartition owned, Duration lease, Runnable onLoss) {
        this.owners = owners;
        this.owned = owned;
        this.lease = lease;
        this.onLoss = onLoss;
        this.thread = new Thread(this::keep, THREAD_NAME);
        thread.setDaemon(true);
    }

    /**
     * Takes a partition, and waits while another service owns it, whether or not the database is away meanwhile.
     *
     * @param stop ends the wait
     * @param said gets the owner that is waited for
     * @param onLoss called once, on another thread, when another service has taken over
     * @param handover looks whether it is handed over, and gives the epoch where it was
     * @return empty when the wait was ended
     */
    public static Optional<PartitionLease> take(
            PartitionOwners owners,
            ClusterSettings settings,
            String topic,
            int partition,
            FeedStop stop,
            Consumer<String> said,
            Runnable onLoss,
            Supplier<Optional<Long>> handover) {
        Duration lease = Duration.ofNanos(settings.lease());
        // A database that refuses says so here, where no row is waited for.
        Optional<Owner> other =
                owners.of(topic, partition).filter(each -> !each.owner().equals(settings.owner()) && !each.expired());
        other.ifPresent(each -> said.accept(
                "waits for partition " + partition + " of topic '" + topic + "', which " + each.owner() + " owns"));
        Optional<Long> epoch = Optional.empty();
        boolean away = false;
        boolean asked = other.isPresent();
        while (epoch.isEmpty()) {
            if (asked && stop.await(LOOK)) {
                return Optional.empty();
            }
            asked = true;
            try {
                epoch = owners.take(topic, partition, settings.owner(), lease);
                if (epoch.isEmpty()) {
                    epoch = handover.get();
                }
                away = false;
            } catch (JdbiException e) {
                if (!away) {
                    LOG.warn("partition {} cannot be asked for, the wait goes on: {}", partition, e.getMessage());
                }
                away = true;
            }
        }
        OwnedPartition owned = new OwnedPartition(topic, partition, epoch.get());
        PartitionLease taken = new PartitionLease(owners, owned, lease, onLoss);
        taken.thread.start();
        return Optional.of(taken);
    }

    private void keep() {
        long rest = lease.toNanos() / TIMES;
        try {
            while (!lost && !closed.await(rest, TimeUnit.NANOSECONDS)) {
                renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        try {
            if (!owners.renew(owned.topic(), owned.partition(), owned.epoch(), lease)) {
                lost = true;
                if (!handingOver) {
                    sayLoss();
                }
            }
        } catch (JdbiException e) {
            LOG.warn("the lease of partition {} cannot be lengthened: {}", owned.partition(), e.getMessage());
        }
    }

    /**
     * Notes what is owned in the folder of the run; gives it up where that cannot be written.
     *
     * @throws ClusterException saying why not
     */
    public void note(Path run) {
        try {
            owned.write(run);
        } catch (ClusterException e) {
            close();
            throw e;
        }
    }

    private void sayLoss() {
        if (lossIsSaid.compareAndSet(false, true)) {
            LOG.error("partition {} of topic '{}' was taken over; this run ends", owned.partition(), owned.topic());
            onLoss.run();
        }
    }

    /** Says whether another is to take over, so that the loss is none; where it is not after all, one meanwhile was a loss. */
    public void handOver(boolean begun) {
        handingOver = begun;
        if (!begun && lost) {
            sayLoss();
        }
    }

    /** What is owned, with its epoch. */
    public OwnedPartition owned() {
        return owned;
    }

    /** Whether another service has taken over; for any thread. */
    public boolean isLost() {
        return lost;
    }

    /** Gives it up, so that the next owner need not wait. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            if (!lost) {
                owners.release(owned.topic(), owned.partition(), owned.epoch());
            }
        } catch (JdbiException e) {
            LOG.warn("partition {} cannot be given up, its lease will end: {}", owned.partition(), e.getMessage());
        }
    }
}
