package io.strikeiq.imports.csv;

import io.strikeiq.imports.CsvColumns;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RowError;
import io.strikeiq.venue.yaml.Section;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Where a text of a row comes from: a column, a group of the pattern of file names, or the mapping itself.
 *
 * @param name of the column, number of the group, or the value
 */
record Origin(Kind kind, String name) {
    enum Kind {
        COLUMN,
        GROUP,
        VALUE
    }

    /** Reads the origin that a section names; a mistake gives an empty value. */
    static Origin read(Section section, int groups) {
        String column = section.text("column", "");
        String group = section.has("group") ? "" + section.integer("group", 1, 1, Math.max(1, groups)) : "";
        String value = section.text("value", "");
        section.show("group", group);
        int given = (column.isEmpty() ? 0 : 1) + (group.isEmpty() ? 0 : 1) + (value.isEmpty() ? 0 : 1);
        if (given != 1) {
            section.wrong("", "must name one of: column, group (of the pattern under files), value");
        } else if (!group.isEmpty() && groups == 0) {
            section.wrong("group", "the pattern under files has no group; put the part of the name in brackets");
        }
        if (!column.isEmpty()) {
            return new Origin(Kind.COLUMN, column);
        }
        return group.isEmpty() ? new Origin(Kind.VALUE, value) : new Origin(Kind.GROUP, group);
    }

    /** The column, where it is one. */
    Optional<String> column() {
        return kind == Kind.COLUMN ? Optional.of(name) : Optional.empty();
    }

    /** The text of a row; empty where the row has none. */
    String text(CsvRow row, CsvColumns columns, Matcher file, Set<String> missing) {
        String text = switch (kind) {
            case COLUMN -> row.text(columns.of(name));
            case GROUP ->
                Optional.ofNullable(file.group(Integer.parseInt(name))).orElse("");
            case VALUE -> name;
        };
        return missing.contains(text) ? "" : text;
    }

    /** The error of a text. */
    MalformedRowException wrong(CsvRow row, CsvColumns columns, String file, String text, String allowed) {
        return switch (kind) {
            case COLUMN -> row.wrong(columns.of(name), allowed);
            case GROUP, VALUE ->
                new MalformedRowException(new RowError(
                        file, row.line(), kind.name().toLowerCase(Locale.ROOT) + " " + name, text, allowed));
        };
    }
}
