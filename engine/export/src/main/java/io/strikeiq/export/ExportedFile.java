package io.strikeiq.export;

/**
 * A file of an export.
 *
 * @param path within the folder of the export
 * @param rows rows that were given to it, and that were counted by reading it
 */
public record ExportedFile(String table, String path, long rows, long bytes) {}
