package io.strikeiq.imports.csv;

import io.strikeiq.core.instrument.OpenInterestUnit;
import io.strikeiq.imports.CsvColumns;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.MalformedRowException;
import java.util.Set;

/**
 * A column of numbers.
 *
 * @param scale by which they are multiplied
 * @param unit of sizes; null of what is no size
 */
record NumberColumn(String column, double scale, OpenInterestUnit unit) {
    /** The number of a row, {@code NaN} where it has none. */
    double number(CsvRow row, CsvColumns columns, Set<String> missing) throws MalformedRowException {
        int at = columns.of(column);
        return missing.contains(row.text(at)) ? Double.NaN : row.decimal(at) * scale;
    }

    /** A number of 0 or more. */
    double quantity(CsvRow row, CsvColumns columns, Set<String> missing) throws MalformedRowException {
        double number = number(row, columns, missing);
        if (number < 0) {
            throw row.wrong(columns.of(column), "a number of 0 or more");
        }
        return number;
    }

    /** A number above 0; 0 says that there is none. */
    double price(CsvRow row, CsvColumns columns, Set<String> missing) throws MalformedRowException {
        double price = quantity(row, columns, missing);
        return price == 0 ? Double.NaN : price;
    }

    /** A size in units of the underlying. */
    double size(CsvRow row, CsvColumns columns, Set<String> missing, double lot) throws MalformedRowException {
        return unit.toUnderlying(quantity(row, columns, missing), lot);
    }
}
