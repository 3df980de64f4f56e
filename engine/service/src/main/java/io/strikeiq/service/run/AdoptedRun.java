package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
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
import java.util.function.LongSupplier;

/**
 * The folder of a run that goes on with the ticks of another service's: its tick journal begins with the POSITION tick of the place,
 * under the number that the tick has there, and its first checkpoint is the state after it. File {@code adopted} says so.
 */
final class AdoptedRun {
    private static final String FILE = "adopted";

    private AdoptedRun() {}

    /**
     * Writes all but the manifest, which makes the run known.
     *
     * @param feed what the tick journal says of its source
     * @param former run that it goes on with
     * @param state after the tick
     * @param offset of the partition after it
     * @param definitions that hold after it
     */
    static void write(
            RunFolder run,
            StateKey key,
            String feed,
            String former,
            int partition,
            Checkpoint state,
            long offset,
            List<Instrument> definitions,
            DiskGuard guard,
            LongSupplier clock) {
        try {
            OwnerOnly.createDirectories(run.ticks());
            DurableFile.write(run.path().resolve(FILE), former + " " + state.tick() + System.lineSeparator());
            new Checkpoints(run.checkpoints(), key)
                    .write(new Checkpoint(key, state.tick(), state.time(), state.fed(), state.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (TickJournalWriter writer = TickJournalWriter.openBehind(
                run.ticks(), JournalInfo.of(feed), guard, clock, state.tick() - 1, definitions)) {
            writer.accept(new MarketEvent().asFeedPosition(state.time(), partition, offset));
        }
    }

    /** Number of the tick with whose state a run began, 0 for one that began with its first. */
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
