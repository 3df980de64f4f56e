package io.strikeiq.service.command;

import io.strikeiq.cluster.KafkaFeedMaker;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.PartitionHandovers;
import io.strikeiq.persistence.database.PartitionHandovers.Handover;
import io.strikeiq.persistence.database.PartitionOwners;
import io.strikeiq.persistence.database.PartitionOwners.Owner;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.OwnedFeed;
import io.strikeiq.service.config.StrikeIqConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Hands a partition over to a service that waits for it. */
@Command(
        name = "handover",
        description = {
            "Hand the partition of a config over to a service that waits for it.",
            "That one takes it when both stand at the same place with the same state. Otherwise the owner goes on, and the exit",
            "code is 1. The config may be that of either service."
        })
public final class HandoverCommand implements Callable<Integer> {
    private static final int LONGEST_SECONDS = 86_400;
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(30);
    private static final Map<String, String> STEPS = Map.of(
            PartitionHandovers.ASKED, "asked for",
            PartitionHandovers.SHADOW, "the new owner catches up in shadow",
            PartitionHandovers.READY, "it has caught up; the owner writes the fence",
            PartitionHandovers.FENCED, "the owner stands at the fence; the states are compared");

    private final Shutdown shutdown;

    @Option(names = "--to", required = true, paramLabel = "OWNER", description = "cluster.owner of the other service.")
    private String to;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long the whole may take; then it is called off. Default: ${DEFAULT-VALUE}.")
    private int timeout = 120;

    @Mixin
    private ConfigOption config;

    @Mixin
    private OutputOptions output;

    public HandoverCommand(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() {
        if (timeout < 1 || timeout > LONGEST_SECONDS) {
            throw new UserException("--timeout " + timeout + " is out of range; allowed 1 to " + LONGEST_SECONDS);
        }
        StrikeIqConfig loaded = config.load();
        KafkaFeedMaker feed = OwnedFeed.of(loaded.run().source(), loaded.live())
                .orElseThrow(() -> new UserException("the config has no feed kafka of one partition to hand over"));
        int partition = feed.onlyPartition().orElseThrow();
        try (Database database = Databases.open(loaded)) {
            PartitionHandovers handovers = new PartitionHandovers(database);
            // Before the question: a signal that comes after it calls the handover off.
            StopRequest stop = shutdown.arm(DEADLINE);
            if (handovers.ask(feed.topic(), partition, to).isEmpty()) {
                throw new UserException(ExitCode.FAILURE, refusal(database, handovers, feed.topic(), partition));
            }
            return follow(handovers, feed.topic(), partition, stop);
        }
    }

    private String refusal(Database database, PartitionHandovers handovers, String topic, int partition) {
        String of = "partition " + partition + " of topic '" + topic + "' ";
        Optional<Owner> owner = new PartitionOwners(database).of(topic, partition);
        if (owner.isEmpty() || owner.get().expired()) {
            return of + "has no owner that could hand it over";
        } else if (owner.get().owner().equals(to)) {
            return of + "is owned by " + to + " already";
        }
        return of + "is being handed over to "
                + handovers.of(topic, partition).map(Handover::to).orElse("another service") + " already";
    }

    private int follow(PartitionHandovers handovers, String topic, int partition, StopRequest stop) {
        long began = System.nanoTime();
        String last = "";
        while (true) {
            Handover now = handovers.of(topic, partition).orElseThrow();
            if (!now.to().equals(to)) {
                throw new UserException(ExitCode.FAILURE, "it is asked for " + now.to() + " by another command now");
            }
            if (!now.step().equals(last)) {
                last = now.step();
                if (!now.isOver()) {
                    output.err().println("partition " + partition + ": " + STEPS.get(last));
                }
            }
            if (last.equals(PartitionHandovers.DONE)) {
                return done(topic, partition, now);
            } else if (last.equals(PartitionHandovers.REFUSED)) {
                throw new UserException(ExitCode.FAILURE, "the owner goes on: " + now.message());
            }
            if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(timeout)) {
                handovers.refuse(now, "it took longer than " + timeout + " s; does " + to + " run, and wait?");
            }
            if (stop.await(LOOK)) {
                handovers.refuse(now, "the command was ended");
            }
        }
    }

    private int done(String topic, int partition, Handover handover) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("topic", topic);
        result.put("partition", partition);
        result.put("owner", to);
        result.put("epoch", handover.fromEpoch() + 1);
        result.put("underlyings", handover.hashes().lines().count());
        output.result(
                result,
                "partition " + partition + " of topic '" + topic + "' is " + to + "'s with epoch "
                        + (handover.fromEpoch() + 1));
        return ExitCode.OK;
    }
}
