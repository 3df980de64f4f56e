package io.strikeiq.export.csv;

import io.strikeiq.export.table.TableFile;
import io.strikeiq.export.table.TableFormat;
import io.strikeiq.export.table.TableSchema;
import io.strikeiq.persistence.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * CSV as RFC 4180 has it but for its line ends, which are LF: a header, then a line for each row. NULL is an empty field, an
 * empty text is {@code ""}; times are ISO 8601 in UTC with nine digits.
 */
public final class CsvFormat implements TableFormat {
    private static final int BUFFER = 1 << 16;
    private final boolean packed;

    /** @param packed whether files are packed by gzip */
    public CsvFormat(boolean packed) {
        this.packed = packed;
    }

    @Override
    public String suffix() {
        return packed ? ".csv.gz" : ".csv";
    }

    @Override
    public TableFile create(Path file, TableSchema table, String run) throws IOException {
        OwnerOnly.createFile(file);
        OutputStream out = Files.newOutputStream(file);
        return new CsvFile(file, packed ? new GZIPOutputStream(out, BUFFER) : out, table, run);
    }

    @Override
    public long mostHeld() {
        return Long.MAX_VALUE;
    }

    /** Line ends outside of quotes, less the header. */
    @Override
    public long count(Path file) throws IOException {
        long lines = 0;
        boolean quoted = false;
        byte[] buffer = new byte[BUFFER];
        try (InputStream plain = Files.newInputStream(file);
                InputStream in = packed ? new GZIPInputStream(plain, BUFFER) : plain) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    quoted ^= buffer[i] == '"';
                    lines += buffer[i] == '\n' && !quoted ? 1 : 0;
                }
            }
        }
        return lines - 1;
    }
}
