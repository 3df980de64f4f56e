package io.strikeiq.persistence.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whole journals for comparison. */
public final class Journals {
    private Journals() {}

    /** Every record of a signal journal. */
    public static List<JournalRecord> records(Path directory) {
        List<JournalRecord> records = new ArrayList<>();
        try (SignalJournalReader reader = SignalJournalReader.open(directory)) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
    }

    /** What the run made, as text without the journal index, and without its starts. */
    public static List<String> content(Path directory) {
        return records(directory).stream()
                .filter(record -> !(record instanceof JournalRecord.RunStart))
                .map(record -> record.toString()
                        .replaceFirst("index=\\d+, ", "")
                        .replaceFirst("\\[epoch=\\d+", "[epoch=1")
                        .replaceFirst("signalEpoch=\\d+", "signalEpoch=1"))
                .toList();
    }
}
