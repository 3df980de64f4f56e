package io.strikeiq.service.config;

import io.strikeiq.core.metrics.Bounds;
import io.strikeiq.venue.yaml.Durations;
import io.strikeiq.venue.yaml.Section;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds a section to a settings record of the real-time path: one key for each component, its default from a given
 * record, its range from {@link Bounds} where the component has them, and from the record's own checks. A {@code long} is
 * a duration in nanoseconds.
 */
final class RecordBinder {
    private static final long LONGEST = 3_650L * 86_400_000_000_000L;

    private RecordBinder() {}

    /** The record that the section describes; after a problem, which is noted, the default. */
    static <R extends Record> R bind(Section section, R defaults) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        List<Object> values = new ArrayList<>();
        boolean good = true;
        for (int i = 0; i < components.length; i++) {
            Object value = read(section, components[i], get(components[i], defaults));
            values.add(value);
            good &= accepted(section, defaults, i, value);
        }
        section.finish();
        if (!good) {
            return defaults;
        }
        try {
            return create(defaults, values);
        } catch (IllegalArgumentException e) {
            section.wrong("", e.getMessage());
            return defaults;
        }
    }

    /** Tries the value among the defaults, so that a range problem is told with the key it belongs to. */
    private static <R extends Record> boolean accepted(Section section, R defaults, int index, Object value) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : components) {
            values.add(get(component, defaults));
        }
        if (values.set(index, value).equals(value)) {
            return true;
        }
        try {
            create(defaults, values);
            return true;
        } catch (IllegalArgumentException e) {
            section.wrong(components[index].getName(), "is not allowed: " + e.getMessage());
            return false;
        }
    }

    private static Object read(Section section, RecordComponent component, Object fallback) {
        String key = component.getName();
        Bounds bounds = component.getAnnotation(Bounds.class);
        if (fallback instanceof Double number) {
            double least = bounds == null ? -Double.MAX_VALUE : Double.parseDouble(bounds.min());
            double most = bounds == null ? Double.MAX_VALUE : Double.parseDouble(bounds.max());
            return section.number(key, number, least, most, "");
        } else if (fallback instanceof Integer number) {
            int least = bounds == null ? Integer.MIN_VALUE : Integer.parseInt(bounds.min());
            int most = bounds == null ? Integer.MAX_VALUE : Integer.parseInt(bounds.max());
            return (int) section.integer(key, number, least, most);
        } else if (fallback instanceof Long nanos) {
            long least = bounds == null ? 0 : nanos(bounds.min());
            return section.duration(key, nanos, least, bounds == null ? LONGEST : nanos(bounds.max()));
        } else if (fallback instanceof Boolean flag) {
            return section.flag(key, flag);
        } else if (fallback instanceof Enum<?> constant) {
            return choice(section, key, constant);
        } else if (fallback instanceof Record record) {
            return bind(section.section(key), record);
        }
        throw new IllegalStateException("no way to configure " + key + " of " + fallback.getClass());
    }

    private static long nanos(String duration) {
        return Durations.parse(duration)
                .orElseThrow(() -> new IllegalStateException("'" + duration + "' is no duration"));
    }

    private static <E extends Enum<E>> E choice(Section section, String key, Enum<?> constant) {
        @SuppressWarnings("unchecked")
        E typed = (E) constant;
        return section.choice(key, typed);
    }

    private static Object get(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static <R extends Record> R create(R like, List<Object> values) {
        RecordComponent[] components = like.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            @SuppressWarnings("unchecked")
            R record = (R) like.getClass().getDeclaredConstructor(types).newInstance(values.toArray());
            return record;
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof IllegalArgumentException refused
                    ? refused
                    : new IllegalStateException("cannot make " + like.getClass(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + like.getClass(), e);
        }
    }
}
