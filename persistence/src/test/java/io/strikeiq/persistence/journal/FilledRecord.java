package io.strikeiq.persistence.journal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records of a journal with known values, of which one differs: what is made of the record must differ where that field is. A field of
 * a part is named as {@code model.low}.
 */
public final class FilledRecord {
    private FilledRecord() {}

    /** A record with one part of each kind, whose fields have their first value. */
    public static <T extends JournalRecord> T of(Class<T> type) throws ReflectiveOperationException {
        return of(type, "");
    }

    /** The same but for one field, which has its second value. */
    public static <T extends JournalRecord> T of(Class<T> type, String second) throws ReflectiveOperationException {
        return type.cast(make(type, "", second));
    }

    /** The fields of a record and of its parts. */
    public static List<String> fields(Class<? extends JournalRecord> type) {
        return fields(type, "");
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
}
