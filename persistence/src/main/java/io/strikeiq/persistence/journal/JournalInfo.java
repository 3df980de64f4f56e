package io.strikeiq.persistence.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the first record of a journal says of it.
 *
 * @param source name of the source of a tick journal; the run id of a signal journal
 * @param labels what it was made from, such as the seed of a simulation or the files of an import, in order
 */
public record JournalInfo(String source, Map<String, String> labels) {
    /** Copies the labels and keeps their order. */
    public JournalInfo {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** An info without labels. */
    public static JournalInfo of(String source) {
        return new JournalInfo(source, Map.of());
    }
}
