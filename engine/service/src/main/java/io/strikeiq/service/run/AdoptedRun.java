package io.strikeiq.service.run;

import io.strikeiq.cluster.KafkaFeedMaker;
import io.strikeiq.cluster.OwnedPartition;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.FeedContext;
import io.strikeiq.persistence.DurableFile;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.OwnerOnly;
import io.strikeiq.persistence.journal.DiskGuard;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.checkpoint.Checkpoint;
import io.strikeiq.service.checkpoint.Checkpoints;
import io.strikeiq.service.checkpoint.StateKey;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of a run that goes on with the ticks of another service's: its tick journal begins with the POSITION tick of the place,
 * under the number that the tick has there, and its first checkpoint is the state after it. File {@code adopted} says so.
 */
final class AdoptedRun {
    private static final String FILE = "adopted";
    /** An epoch that nobody has. */
    private static final long NEVER = -1;

    private AdoptedRun() {}

    /**
     * Writes all but config and manifest, which make the run known.
     *
     * @param former run that it goes on with
     * @param from state after the tick
     */
    static void write(
            RunContext context, RunFolder run, KafkaFeedMaker feed, StateKey shared, String former, Shadow from) {
        int partition = feed.onlyPartition().orElseThrow();
        StateKey key = StateKey.of(shared.program(), context.config());
        Checkpoint state = from.state(key);
        try {
            OwnerOnly.createDirectories(run.ticks());
            note(run, former, state.tick());
            // Until the partition is its own, none of the run's rows is written.
            new OwnedPartition(feed.topic(), partition, NEVER).write(run.path());
            new Checkpoints(run.checkpoints(), key).write(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DiskGuard guard = DiskGuard.atLeast(context.config().safety().journalReserve());
        JournalInfo source =
                JournalInfo.of(feed.make(new FeedContext(1, factor -> null)).name());
        try (TickJournalWriter writer = TickJournalWriter.openBehind(
                run.ticks(), source, guard, context.clock()::millis, state.tick() - 1, from.definitions())) {
            writer.accept(new MarketEvent().asFeedPosition(state.time(), partition, from.offset()));
        }
    }

    /** Says which run a run goes on with, and from which tick on: what comes of the ticks up to it is the other's. */
    static void note(RunFolder run, String former, long tick) {
        try {
            DurableFile.write(run.path().resolve(FILE), former + " " + tick + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a run goes on with another's ticks. */
    static boolean isAdopted(RunFolder run) {
        return Files.exists(run.path().resolve(FILE));
    }

    /** Number of the last tick whose outputs are another run's, 0 for a run that began with its first. */
    static long firstTick(RunFolder run) {
        List<String> words = words(run);
        return words.isEmpty() ? 0 : Long.parseLong(words.get(1));
    }

    /** The run that a run goes on with, empty for one that began with its first tick. */
    static String former(RunFolder run) {
        List<String> words = words(run);
        return words.isEmpty() ? "" : words.get(0);
    }

    private static List<String> words(RunFolder run) {
        Path file = run.path().resolve(FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<String> words = List.of(Files.readString(file).strip().split(" ", -1));
            if (words.size() == 2 && words.get(1).matches("\\d{1,18}")) {
                return words;
            }
        } catch (IOException e) {
            throw new UserException(file + " cannot be read: " + FileFault.reason(e));
        }
        throw new UserException(file + " does not say with which run it goes on");
    }
}
