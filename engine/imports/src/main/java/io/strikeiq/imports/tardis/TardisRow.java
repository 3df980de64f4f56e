package io.strikeiq.imports.tardis;

import io.strikeiq.imports.CsvColumns;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.DecimalText;
import io.strikeiq.imports.EpochTime;
import io.strikeiq.imports.MalformedRowException;

/** What each row has. */
final class TardisRow {
    private static final long MICROSECOND = 1_000;

    private final CsvRow row;
    private final CsvColumns columns;

    TardisRow(CsvRow row, CsvColumns columns) {
        this.row = row;
        this.columns = columns;
    }

    String text(String column) {
        return row.text(columns.of(column));
    }

    /** The id of a trade, empty where the file has none. */
    String id() {
        return columns.has("id") ? text("id") : "";
    }

    /** A time, written in microseconds, in nanoseconds since the epoch. */
    long time(String column) throws MalformedRowException {
        try {
            long nanos = Math.multiplyExact(DecimalText.whole(text(column)), MICROSECOND);
            if (EpochTime.nanos(nanos) == nanos) {
                return nanos;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw wrong(column, "microseconds since 1970, of 1990 to 2099");
        }
        throw wrong(column, "microseconds since 1970, of 1990 to 2099");
    }

    /** A price, {@code NaN} when there is none. */
    double price(String column) throws MalformedRowException {
        return row.priceOrNone(columns.of(column));
    }

    /** A number of 0 or more, {@code NaN} when there is none. */
    double quantity(String column) throws MalformedRowException {
        return row.quantityOrMissing(columns.of(column));
    }

    /** A number, {@code NaN} when there is none. */
    double number(String column) throws MalformedRowException {
        return row.isMissing(columns.of(column)) ? Double.NaN : row.decimal(columns.of(column));
    }

    double positive(String column) throws MalformedRowException {
        return row.positive(columns.of(column));
    }

    /** One of two words. */
    boolean either(String column, String yes, String no) throws MalformedRowException {
        String text = text(column);
        if (!text.equals(yes) && !text.equals(no)) {
            throw wrong(column, yes + ", " + no);
        }
        return text.equals(yes);
    }

    MalformedRowException wrong(String column, String allowed) {
        return row.wrong(columns.of(column), allowed);
    }
}
