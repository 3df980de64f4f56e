package io.strikeiq.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strikeiq.persistence.journal.FilledRecord;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputRecordsTest {
    /** Fields that are not named as in the journal; the id of the underlying goes with its symbol. */
    private static final Map<String, String> NAMES = Map.of(
            "index", "journalIndex",
            "time", "timestamp",
            "underlying", "symbol",
            "expiryTime", "expiry",
            "spot", "spotPrice",
            "horizon", "horizonSeconds");

    private static JsonNode json(JournalRecord record) throws IOException {
        Output output = new OutputRecords("run").of(record, null).orElseThrow();
        return new JsonMapper().readTree(output.bytes());
    }

    private static void changes(JsonNode one, JsonNode other, String of, Set<String> found) {
        one.fieldNames().forEachRemaining(name -> {
            JsonNode before = one.get(name).isArray() ? one.get(name).get(0) : one.get(name);
            JsonNode after = other.get(name).isArray() ? other.get(name).get(0) : other.get(name);
            if (before.isObject()) {
                changes(before, after, of + name + ".", found);
            } else if (!before.equals(after)) {
                found.add(of + name);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(classes = {SignalEmitted.class, ChainSnapshotTaken.class, SignalScored.class})
    void shouldSayEachFieldOfARecordByItsName(Class<? extends JournalRecord> type) throws Exception {
        JsonNode plain = json(FilledRecord.of(type));
        for (String field : FilledRecord.fields(type)) {
            Set<String> found = new TreeSet<>();
            changes(plain, json(FilledRecord.of(type, field)), "", found);
            found.removeAll(Set.of("id", "signalId"));
            Set<String> wanted = field.equals("underlyingId") ? Set.of() : Set.of(NAMES.getOrDefault(field, field));
            assertEquals(wanted, found, field);
        }
    }
}
