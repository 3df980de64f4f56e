package io.strikeiq.persistence.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;

/** The mapper of records and maps to JSON: names of their fields, a number that is not finite is null, a time is ISO 8601 in UTC. */
public final class RecordMapper {
    private RecordMapper() {}

    private static final class FiniteOrNull extends StdSerializer<Double> {
        private static final long serialVersionUID = 1;

        FiniteOrNull() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }

    /** A new one; for any thread. */
    public static ObjectMapper create() {
        return JsonMapper.builder()
                .addModule(new SimpleModule("strikeiq")
                        .addSerializer(Double.class, new FiniteOrNull())
                        .addSerializer(Double.TYPE, new FiniteOrNull())
                        .addSerializer(Instant.class, ToStringSerializer.instance))
                .build();
    }
}
