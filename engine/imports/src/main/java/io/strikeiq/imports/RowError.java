package io.strikeiq.imports;

/**
 * A row, or the name of a file, that cannot be read.
 *
 * @param file path of the file, {@code archive!entry} inside an archive
 * @param line line in the file, from 1; 0 when the name of the file is meant
 * @param field name of the column or of the part of the name
 * @param value the text found
 * @param allowed what is allowed there
 */
public record RowError(String file, long line, String field, String value, String allowed) {
    /** Cuts what is too long to be shown, and escapes what would change a terminal. */
    public RowError {
        file = Shown.escaped(file);
        field = Shown.value(field);
        value = Shown.value(value);
    }

    /** An error in the name of a file. */
    public static RowError ofName(String file, String part, String value, String allowed) {
        return new RowError(file, 0, part, value, allowed);
    }

    @Override
    public String toString() {
        String place = line == 0 ? file : file + ", line " + line;
        return place + ", field '" + field + "': '" + value + "'; allowed: " + allowed;
    }
}
