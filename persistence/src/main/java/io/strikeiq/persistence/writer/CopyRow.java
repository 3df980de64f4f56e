package io.strikeiq.persistence.writer;

import java.time.Instant;

/** Builds one row in the text format of COPY: tabs between columns, {@code \N} for null, backslash escapes. */
final class CopyRow {
    private static final long NANOS = 1_000_000_000L;
    private final StringBuilder text = new StringBuilder();

    CopyRow text(String value) {
        separate();
        for (int i = 0; i < value.length(); i++) {
            escape(value.charAt(i));
        }
        return this;
    }

    /** Null becomes null. */
    CopyRow textOrNull(String value) {
        if (value != null) {
            return text(value);
        }
        separate();
        text.append("\\N");
        return this;
    }

    private void escape(char c) {
        switch (c) {
            case '\\' -> text.append("\\\\");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            default -> text.append(c);
        }
    }

    /** {@code NaN} becomes null. */
    CopyRow number(double value) {
        separate();
        if (Double.isNaN(value)) {
            text.append("\\N");
        } else {
            text.append(value);
        }
        return this;
    }

    CopyRow number(long value) {
        separate();
        text.append(value);
        return this;
    }

    CopyRow flag(boolean value) {
        separate();
        text.append(value ? 't' : 'f');
        return this;
    }

    /** A time in nanoseconds since the epoch; PostgreSQL keeps microseconds. */
    CopyRow time(long nanos) {
        separate();
        text.append(Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS) / 1000 * 1000));
        return this;
    }

    private void separate() {
        if (text.length() > 0) {
            text.append('\t');
        }
    }

    /** The row without its end of line. */
    String end() {
        return text.toString();
    }
}
