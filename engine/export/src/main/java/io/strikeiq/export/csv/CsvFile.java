package io.strikeiq.export.csv;

import io.strikeiq.export.table.Column;
import io.strikeiq.export.table.RowSink;
import io.strikeiq.export.table.TableFile;
import io.strikeiq.export.table.TableSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes the lines of a file. Numbers, times and plain texts are put into one buffer without a detour. */
final class CsvFile implements TableFile {
    private static final int FLUSHED_AT = 1 << 16;
    /** The longest that is put without a look at the room: a time, a number. */
    private static final int LONGEST = 64;

    private final Path path;
    private final OutputStream out;
    private final byte[] run;
    private final CsvTime times = new CsvTime();
    private byte[] buffer = new byte[FLUSHED_AT + 4096];
    private int length;
    private boolean rowBegun;
    private long rows;

    CsvFile(Path path, OutputStream out, TableSchema table, String run) throws IOException {
        this.path = path;
        this.out = out;
        StringBuilder header = new StringBuilder(TableSchema.RUN);
        for (Column column : table.columns()) {
            header.append(',').append(column.name());
        }
        append(header.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        int start = length;
        quote(run);
        this.run = Arrays.copyOfRange(buffer, start, length);
        length = start;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public long rows() {
        return rows;
    }

    private void separate() throws IOException {
        if (!rowBegun) {
            rowBegun = true;
            append(run);
        }
        if (length + LONGEST > buffer.length) {
            flush();
        }
        buffer[length++] = ',';
    }

    @Override
    public RowSink whole(long value) throws IOException {
        separate();
        ascii(Long.toString(value));
        return this;
    }

    @Override
    public RowSink decimal(double value) throws IOException {
        separate();
        if (!Double.isNaN(value)) {
            ascii(Double.toString(value));
        }
        return this;
    }

    @Override
    public RowSink text(String value) throws IOException {
        separate();
        if (value != null) {
            quote(value);
        }
        return this;
    }

    @Override
    public RowSink time(long nanos) throws IOException {
        separate();
        if (nanos != NO_TIME) {
            length = times.put(nanos, buffer, length);
        }
        return this;
    }

    @Override
    public RowSink flag(boolean value) throws IOException {
        separate();
        ascii(value ? "true" : "false");
        return this;
    }

    @Override
    public RowSink none(int columns) throws IOException {
        for (int i = 0; i < columns; i++) {
            separate();
        }
        return this;
    }

    @Override
    public void endRow() throws IOException {
        rowBegun = false;
        rows++;
        buffer[length++] = '\n';
        if (length >= FLUSHED_AT) {
            flush();
        }
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            buffer[length++] = (byte) text.charAt(i);
        }
    }

    /** A text with what RFC 4180 wants to be quoted in quotes, and the empty one, which is not NULL. */
    private void quote(String text) throws IOException {
        boolean plain = !text.isEmpty() && text.length() < LONGEST;
        for (int i = 0; plain && i < text.length(); i++) {
            char c = text.charAt(i);
            plain = c > ' ' && c < 0x7F && c != '"' && c != ',';
        }
        if (plain) {
            if (length + LONGEST > buffer.length) {
                flush();
            }
            ascii(text);
        } else {
            append(('"' + text.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.UTF_8));
        }
    }

    private void append(byte[] bytes) throws IOException {
        if (length + bytes.length + LONGEST > buffer.length) {
            flush();
            if (bytes.length + LONGEST > buffer.length) {
                buffer = new byte[bytes.length + FLUSHED_AT];
            }
        }
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
