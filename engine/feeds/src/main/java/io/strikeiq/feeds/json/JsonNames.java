package io.strikeiq.feeds.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names of the fields that a decoder knows, found by their bytes. */
public final class JsonNames {
    /** Any other name. */
    public static final int UNKNOWN = -1;

    private final byte[][] names;
    private final int[] cells;
    private final int mask;

    private JsonNames(byte[][] names) {
        this.names = names;
        int size = Integer.highestOneBit(Math.max(4, 4 * names.length)) * 2;
        this.mask = size - 1;
        this.cells = new int[size];
        Arrays.fill(cells, UNKNOWN);
        for (int i = 0; i < names.length; i++) {
            int cell = Bytes.hash(names[i], 0, names[i].length) & mask;
            while (cells[cell] != UNKNOWN) {
                cell = (cell + 1) & mask;
            }
            cells[cell] = i;
        }
    }

    /** Names whose index is their position. */
    public static JsonNames of(String... names) {
        byte[][] all = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            all[i] = names[i].getBytes(StandardCharsets.UTF_8);
        }
        return new JsonNames(all);
    }

    /** The index of a name, {@link #UNKNOWN} for any other. */
    int indexOf(byte[] bytes, int from, int to) {
        int cell = Bytes.hash(bytes, from, to) & mask;
        while (cells[cell] != UNKNOWN) {
            byte[] name = names[cells[cell]];
            if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
                return cells[cell];
            }
            cell = (cell + 1) & mask;
        }
        return UNKNOWN;
    }
}
