package io.strikeiq.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The lines of a file that are not blank, one after the other; a byte order mark at the beginning is no part of the first. */
public final class SourceLines implements AutoCloseable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final BufferedReader lines;
    private long number;

    SourceLines(String name, InputStream bytes) {
        this.name = name;
        this.lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    /**
     * The next line, null at the end.
     *
     * @throws ImportException when the file or its archive is damaged
     */
    public String next() {
        try {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                String line = number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
                if (!line.isBlank()) {
                    return line;
                }
            }
            return null;
        } catch (IOException e) {
            throw Unreadable.source(name, e);
        }
    }

    /** Number of the line that was given last, from 1. */
    public long number() {
        return number;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw Unreadable.source(name, e);
        }
    }
}
