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
    @Override
    public String toString() {
        return file + ", line " + line + ", field '" + field + "': '" + value + "'; allowed: " + allowed;
    }
}
