package io.strikeiq.testing;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two object graphs that should be in the same state, compared field by field, so that a field that nobody shows to a
 * {@link StateVisitor} is found. Arrays that are shown are left to the hash, which covers their elements in use; every
 * other field of every object that is reached must be equal, or be listed with the reason why it need not be.
 */
public final class StateGraph {
    private record Pair(String field, Object left, Object right) {}

    private final Map<String, String> exempt;
    private final Set<Object> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ArrayDeque<Pair> pairs = new ArrayDeque<>();
    private final Map<String, String> differences = new TreeMap<>();
    private final Set<String> fields = new TreeSet<>();

    /**
     * @param exempt why a field or class need not be equal, by {@code Class.field} or {@code Class}
     */
    public StateGraph(Map<String, String> exempt) {
        this.exempt = exempt;
    }

    /** What differs, by {@code Class.field}, for example values. */
    public Map<String, String> differences(Visited left, Visited right) {
        left.visit(new ShownArrays());
        pairs.add(new Pair("root", left, right));
        while (!pairs.isEmpty()) {
            compare(pairs.remove());
        }
        return differences;
    }

    /** Every field that was compared or passed over, as {@code Class.field}. */
    public Set<String> fields() {
        return fields;
    }

    private void compare(Pair pair) {
        Object left = pair.left();
        Object right = pair.right();
        if (left == null || right == null) {
            expect(pair, left == right);
        } else if (left.getClass() != right.getClass()) {
            expect(pair, left.getClass().isHidden() && right.getClass().isHidden());
        } else if (left instanceof Number
                || left instanceof Boolean
                || left instanceof String
                || left instanceof Enum
                || left instanceof Instrument
                || left instanceof Character) {
            expect(pair, Objects.equals(left, right));
        } else if (met.add(left)) {
            compareParts(pair);
        }
    }

    private void compareParts(Pair pair) {
        Object left = pair.left();
        Object right = pair.right();
        if (left.getClass().isArray()) {
            if (!shown.contains(left)) {
                compareElements(pair.field(), left, right);
            }
        } else if (left instanceof Collection<?> collection) {
            compareElements(pair.field(), collection.toArray(), ((Collection<?>) right).toArray());
        } else if (left instanceof Map<?, ?> map) {
            Map<?, ?> other = (Map<?, ?>) right;
            expect(
                    new Pair(pair.field(), map.keySet(), other.keySet()),
                    map.keySet().equals(other.keySet()));
            map.forEach((key, value) -> pairs.add(new Pair(pair.field(), value, other.get(key))));
        } else if (isOurs(left.getClass())) {
            compareFields(left, right);
        }
    }

    private static boolean isOurs(Class<?> type) {
        return (type.getName().startsWith("io.strikeiq.") || type.getName().startsWith("org.agrona."))
                && !type.isHidden();
    }

    private void compareElements(String field, Object left, Object right) {
        int length = Array.getLength(left);
        if (length != Array.getLength(right)
                && left.getClass().getComponentType().isPrimitive()) {
            differences.put(field, length + " and " + Array.getLength(right) + " elements");
            return;
        }
        for (int i = 0; i < Math.max(length, Array.getLength(right)); i++) {
            pairs.add(new Pair(field, element(left, i), element(right, i)));
        }
    }

    private static Object element(Object array, int i) {
        return i < Array.getLength(array) ? Array.get(array, i) : null;
    }

    private void compareFields(Object left, Object right) {
        for (Class<?> type = left.getClass(); type != Object.class; type = type.getSuperclass()) {
            if (exempt.containsKey(type.getSimpleName())) {
                fields.add(type.getSimpleName());
                return;
            }
            for (Field field : type.getDeclaredFields()) {
                String name = type.getSimpleName() + "." + field.getName();
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    fields.add(name);
                    if (!exempt.containsKey(name)) {
                        pairs.add(new Pair(name, value(field, left), value(field, right)));
                    }
                }
            }
        }
    }

    private static Object value(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private void expect(Pair pair, boolean equal) {
        if (!equal) {
            differences.put(pair.field(), pair.left() + " and " + pair.right());
        }
    }

    /** Notes which arrays are shown; changes nothing. */
    private final class ShownArrays implements StateVisitor {
        @Override
        public long visit(long value) {
            return value;
        }

        @Override
        public int visit(int value) {
            return value;
        }

        @Override
        public double visit(double value) {
            return value;
        }

        @Override
        public boolean visit(boolean value) {
            return value;
        }

        @Override
        public <E extends Enum<E>> E visit(Class<E> type, E value) {
            return value;
        }

        @Override
        public String visit(String value) {
            return value;
        }

        @Override
        public Instrument visit(Instrument terms) {
            return terms;
        }

        @Override
        public double[] visit(double[] values, int count) {
            shown.add(values);
            return values;
        }

        @Override
        public long[] visit(long[] values, int count) {
            shown.add(values);
            return values;
        }

        @Override
        public int[] visit(int[] values, int count) {
            shown.add(values);
            return values;
        }

        @Override
        public byte[] visit(byte[] values, int count) {
            shown.add(values);
            return values;
        }

        @Override
        public boolean[] visit(boolean[] values, int count) {
            shown.add(values);
            return values;
        }
    }
}
