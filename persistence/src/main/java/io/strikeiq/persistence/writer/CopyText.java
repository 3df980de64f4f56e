package io.strikeiq.persistence.writer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One row in the text format of COPY: tabs between columns, a backslash before what would end one. */
final class CopyText {
    private static final long SECOND = 1_000_000_000L;
    private final StringBuilder line = new StringBuilder();

    CopyText add(String value) {
        separate();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
        return this;
    }

    CopyText add(long value) {
        separate();
        line.append(value);
        return this;
    }

    /** A number; {@code NaN} becomes null. */
    CopyText add(double value) {
        separate();
        if (Double.isNaN(value)) {
            line.append("\\N");
        } else {
            line.append(value);
        }
        return this;
    }

    /** An instant in nanoseconds since the epoch, cut to the microseconds that a timestamp holds. */
    CopyText addTime(long nanos) {
        return add(instant(nanos).truncatedTo(ChronoUnit.MICROS).toString());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    private void separate() {
        if (!line.isEmpty()) {
            line.append('\t');
        }
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
