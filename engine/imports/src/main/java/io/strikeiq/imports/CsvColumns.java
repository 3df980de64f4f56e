package io.strikeiq.imports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns that the first line of a file names; their order does not matter. */
public final class CsvColumns {
    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * Reads a header.
     *
     * @throws MalformedRowException naming the first column that lacks
     */
    public CsvColumns(String file, long line, String text, List<String> needed) throws MalformedRowException {
        names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        for (int i = 0; i < names.size(); i++) {
            positions.put(names.get(i), i);
        }
        for (String name : needed) {
            if (!positions.containsKey(name)) {
                throw new MalformedRowException(new RowError(file, line, "header", text, "a column " + name));
            }
        }
    }

    public List<String> names() {
        return names;
    }

    /** Position of a column that is needed. */
    public int of(String name) {
        return positions.get(name);
    }
}
