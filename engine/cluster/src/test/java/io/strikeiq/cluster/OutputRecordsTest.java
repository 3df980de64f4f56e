package io.strikeiq.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** A record with one part of each kind, whose fields have the first value but for the one that has the second. */
    private static Object make(Class<?> type, String of, String second) throws ReflectiveOperationException {
        RecordComponent[] fields = type.getRecordComponents();
        List<Object> values = new ArrayList<>();
        for (RecordComponent field : fields) {
            String name = of + field.getName();
            Class<?> part = part(field);
            Object value = part.isRecord() ? make(part, name + ".", second) : value(part, name.equals(second) ? 1 : 0);
            values.add(field.getType() == List.class ? List.of(value) : value);
        }
        return type.getDeclaredConstructor(
                        Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new))
                .newInstance(values.toArray());
    }

    private static Class<?> part(RecordComponent field) {
        return field.getGenericType() instanceof ParameterizedType list
                ? (Class<?>) list.getActualTypeArguments()[0]
                : field.getType();
    }

    private static Object value(Class<?> type, int number) {
        if (type == double.class) {
            return (double) number;
        } else if (type == long.class) {
            return 1L + number;
        } else if (type == int.class) {
            return 1 + number;
        } else if (type == boolean.class) {
            return number == 1;
        } else if (type == String.class) {
            return "text " + number;
        }
        return type.getEnumConstants()[number];
    }

    private static List<String> fields(Class<?> type, String of) {
        List<String> names = new ArrayList<>();
        for (RecordComponent field : type.getRecordComponents()) {
            Class<?> part = part(field);
            if (part.isRecord()) {
                names.addAll(fields(part, of + field.getName() + "."));
            } else {
                names.add(of + field.getName());
            }
        }
        return names;
    }

    private static JsonNode json(Object record) throws IOException {
        Output output =
                new OutputRecords("run").of((JournalRecord) record, null).orElseThrow();
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
        JsonNode plain = json(make(type, "", ""));
        for (String field : fields(type, "")) {
            Set<String> found = new TreeSet<>();
            changes(plain, json(make(type, "", field)), "", found);
            found.removeAll(Set.of("id", "signalId"));
            Set<String> wanted = field.equals("underlyingId") ? Set.of() : Set.of(NAMES.getOrDefault(field, field));
            assertEquals(wanted, found, field);
        }
    }
}
