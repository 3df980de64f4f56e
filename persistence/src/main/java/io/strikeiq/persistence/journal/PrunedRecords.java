package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The records of a journal that were deleted on purpose, noted in its folder before the first file goes. A gap that is not
 * noted is damage.
 *
 * @param from first journal index that is gone
 * @param to last journal index that is gone
 */
record PrunedRecords(long from, long to) {
    private static final String FILE_NAME = "pruned";
    private static final PrunedRecords NONE = new PrunedRecords(Long.MAX_VALUE, -1);

    static PrunedRecords of(Path journal) {
        try {
            List<String> words =
                    List.of(Files.readString(journal.resolve(FILE_NAME)).strip().split(" ", -1));
            return new PrunedRecords(Long.parseLong(words.get(0)), Long.parseLong(words.get(1)));
        } catch (NoSuchFileException e) {
            return NONE;
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new JournalException(journal.resolve(FILE_NAME) + " does not say which records are gone", e);
        }
    }

    /** Whether a record may follow where another was expected. */
    boolean explain(long expected, long found) {
        return expected >= from && found == to + 1;
    }

    static void write(Path journal, PrunedRecords records) throws IOException {
        DurableFile.write(journal.resolve(FILE_NAME), records.from + " " + records.to + System.lineSeparator());
    }

    static void forget(Path journal) throws IOException {
        Files.deleteIfExists(journal.resolve(FILE_NAME));
    }
}
