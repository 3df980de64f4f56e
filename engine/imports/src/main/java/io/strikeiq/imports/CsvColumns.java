package io.strikeiq.imports;

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
     * @throws MalformedRowException naming the first column that is missing
     */
    public CsvColumns(String file, long line, String text, List<String> needed) throws MalformedRowException {
        this(file, line, text, CsvFields.plain(text), needed);
    }

    /**
     * A header that has been split.
     *
     * @throws MalformedRowException naming the first column that is missing
     */
    public CsvColumns(String file, long line, String text, List<String> fields, List<String> needed)
            throws MalformedRowException {
        names = List.copyOf(fields);
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

    /** Whether there is a column of a name. */
    public boolean has(String name) {
        return positions.containsKey(name);
    }

    /** Position of a column that is needed. */
    public int of(String name) {
        return positions.get(name);
    }
}
