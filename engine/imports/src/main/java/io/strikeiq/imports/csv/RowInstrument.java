package io.strikeiq.imports.csv;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.CsvColumns;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.DecimalText;
import io.strikeiq.imports.ImportedMarket;
import io.strikeiq.imports.MalformedRowException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * What a row is of: an option, or its underlying where the mapping or the row has no expiry.
 *
 * @param expiry null where every row is of an underlying, and strike and right with it
 * @param call text that says that it is a call
 */
record RowInstrument(
        Origin product,
        Origin expiry,
        DateTimeFormatter expiryFormat,
        Origin strike,
        double strikeScale,
        Origin right,
        String call,
        String put) {
    /** The columns that are needed. */
    void addColumns(Set<String> columns) {
        product.column().ifPresent(columns::add);
        if (expiry != null) {
            expiry.column().ifPresent(columns::add);
            strike.column().ifPresent(columns::add);
            right.column().ifPresent(columns::add);
        }
    }

    /** Symbol of the product. */
    String product(CsvRow row, CsvColumns columns, Matcher file, String fileName, Set<String> missing)
            throws MalformedRowException {
        String text = product.text(row, columns, file, missing);
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9.$&^_-]{0,19}")) {
            throw product.wrong(row, columns, fileName, text, "a symbol of 1 to 20 letters, digits and . - _ & $ ^");
        }
        return text;
    }

    /** Number of the instrument in a market. */
    int number(
            String symbol,
            CsvRow row,
            CsvColumns columns,
            Matcher file,
            String fileName,
            Set<String> missing,
            ImportedMarket market)
            throws MalformedRowException {
        String day = expiry == null ? "" : expiry.text(row, columns, file, missing);
        if (day.isEmpty()) {
            return market.underlying(symbol);
        }
        return market.option(
                symbol,
                expiry(row, columns, fileName, day),
                strike(row, columns, fileName, strike.text(row, columns, file, missing)),
                right(row, columns, fileName, right.text(row, columns, file, missing)));
    }

    private LocalDate expiry(CsvRow row, CsvColumns columns, String fileName, String text)
            throws MalformedRowException {
        try {
            return LocalDate.parse(text, expiryFormat);
        } catch (DateTimeException e) {
            throw expiry.wrong(row, columns, fileName, text, "a day in the format of the mapping");
        }
    }

    private double strike(CsvRow row, CsvColumns columns, String fileName, String text) throws MalformedRowException {
        try {
            double value = DecimalText.parse(text) * strikeScale;
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw strike.wrong(row, columns, fileName, text, "a number above 0");
        }
        throw strike.wrong(row, columns, fileName, text, "a number above 0");
    }

    private OptionRight right(CsvRow row, CsvColumns columns, String fileName, String text)
            throws MalformedRowException {
        if (text.equals(call)) {
            return OptionRight.CALL;
        }
        if (text.equals(put)) {
            return OptionRight.PUT;
        }
        throw right.wrong(row, columns, fileName, text, call + ", " + put);
    }
}
