package io.strikeiq.feeds.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** What is known by a name, found by the bytes of the name in a buffer. */
public final class NameTable<T> {
    private byte[][] names = new byte[64][];
    private Object[] values = new Object[64];
    private int size;

    public int size() {
        return size;
    }

    /** What a name has, null when nothing. */
    @SuppressWarnings("unchecked")
    public T get(byte[] bytes, int from, int to) {
        return (T) values[cell(bytes, from, to)];
    }

    /** As the other, of a text. */
    public T get(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return get(bytes, 0, bytes.length);
    }

    private int cell(byte[] bytes, int from, int to) {
        int mask = names.length - 1;
        int cell = Bytes.hash(bytes, from, to) & mask;
        while (names[cell] != null && !Arrays.equals(names[cell], 0, names[cell].length, bytes, from, to)) {
            cell = (cell + 1) & mask;
        }
        return cell;
    }

    /** Gives a name something, in place of what it had. */
    public void put(String name, T value) {
        if (3 * size >= 2 * names.length) {
            grow();
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int cell = cell(bytes, 0, bytes.length);
        if (names[cell] == null) {
            size++;
            names[cell] = bytes;
        }
        values[cell] = value;
    }

    private void grow() {
        byte[][] known = names;
        Object[] had = values;
        names = new byte[2 * known.length][];
        values = new Object[2 * known.length];
        for (int i = 0; i < known.length; i++) {
            if (known[i] != null) {
                int cell = cell(known[i], 0, known[i].length);
                names[cell] = known[i];
                values[cell] = had[i];
            }
        }
    }

    /** Forgets every name. */
    public void clear() {
        Arrays.fill(names, null);
        Arrays.fill(values, null);
        size = 0;
    }

    /** Gives everything, in no order that means anything. */
    @SuppressWarnings("unchecked")
    public void forEach(Consumer<T> taker) {
        for (Object value : values) {
            if (value != null) {
                taker.accept((T) value);
            }
        }
    }
}
