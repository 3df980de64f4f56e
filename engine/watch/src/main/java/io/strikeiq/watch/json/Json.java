package io.strikeiq.watch.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.persistence.json.RecordMapper;
import java.nio.charset.StandardCharsets;

/** Records and maps as JSON: a number that is not finite is null, a time is ISO 8601 in UTC. */
public final class Json {
    private static final ObjectMapper MAPPER = RecordMapper.create();

    private Json() {}

    /** On one line. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + value.getClass(), e);
        }
    }

    /** On one line, with its end, in UTF-8. */
    public static byte[] line(Object value) {
        return (text(value) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** As a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * The tree of a text that was written as JSON.
     *
     * @throws IllegalStateException when it is no JSON
     */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was stored as JSON is none", e);
        }
    }
}
