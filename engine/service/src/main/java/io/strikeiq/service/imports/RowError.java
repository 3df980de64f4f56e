package io.strikeiq.service.imports;

/**
 * A row that cannot be read.
 *
 * @param file path of the file, {@code archive!entry} inside an archive
 * @param line line in the file, from 1
 * @param field name of the column
 * @param value what stands there
 * @param allowed what may stand there
 */
public record RowError(String file, long line, String field, String value, String allowed) {
    private static final int SHOWN = 200;

    /** Cuts what is too long to be shown, and replaces what would change a terminal. */
    public RowError {
        file = shown(file);
        field = shown(field);
        value = shown(value);
    }

    static String shown(String text) {
        String cut = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    @Override
    public String toString() {
        return file + ", line " + line + ", field '" + field + "': '" + value + "'; allowed: " + allowed;
    }
}
