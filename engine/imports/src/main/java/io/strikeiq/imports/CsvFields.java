package io.strikeiq.imports;

import java.util.ArrayList;
import java.util.List;

/** Splits lines into fields, blanks around each left out. */
public final class CsvFields {
    private CsvFields() {}

    /** The fields between commas, of a format without quotes. */
    public static List<String> plain(String text) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
            fields.add(text.substring(from, comma).strip());
            from = comma + 1;
        }
        fields.add(text.substring(from).strip());
        return fields;
    }

    /**
     * The fields between separators, of which some stand in quotes; a quote within one is written twice. A quote that is not closed
     * ends with the line.
     */
    public static List<String> quoted(String text, char separator) {
        if (text.indexOf('"') < 0 && separator == ',') {
            return plain(text);
        }
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"') {
                if (inside && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    inside = !inside;
                }
            } else if (letter == separator && !inside) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(letter);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
