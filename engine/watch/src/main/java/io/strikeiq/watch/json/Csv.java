package io.strikeiq.watch.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Records as CSV (RFC 4180): a line of names, then one a record; what is unknown is empty, what is nested is JSON. */
public final class Csv {
    private Csv() {}

    /**
     * A table of records.
     *
     * @param rows records of one kind; of none there is nothing to say
     */
    public static String of(List<?> rows) {
        StringBuilder text = new StringBuilder();
        for (Object row : rows) {
            JsonNode tree = Json.tree(row);
            if (text.length() == 0) {
                List<String> names = new ArrayList<>();
                tree.fieldNames().forEachRemaining(names::add);
                line(text, names);
            }
            List<String> cells = new ArrayList<>();
            tree.forEach(
                    cell -> cells.add(cell.isNull() ? "" : cell.isContainerNode() ? cell.toString() : cell.asText()));
            line(text, cells);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        text.append("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
