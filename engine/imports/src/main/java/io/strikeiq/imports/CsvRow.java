package io.strikeiq.imports;

import java.util.List;

/** One line of comma-separated fields without quotes, read by column; a wrong field is named exactly. */
public final class CsvRow {
    private final String file;
    private final long line;
    private final List<String> columns;
    private final List<String> values;

    /**
     * Splits a line at its commas.
     *
     * @param columns names of the columns, in order
     * @throws MalformedRowException when the line has another number of fields
     */
    public CsvRow(String file, long line, String text, List<String> columns) throws MalformedRowException {
        this(file, line, text, CsvFields.plain(text), columns);
    }

    /**
     * A line that has been split.
     *
     * @param text of the line, for messages
     * @throws MalformedRowException when the line has another number of fields
     */
    public CsvRow(String file, long line, String text, List<String> fields, List<String> columns)
            throws MalformedRowException {
        this.file = file;
        this.line = line;
        this.columns = columns;
        this.values = fields;
        if (values.size() != columns.size()) {
            throw new MalformedRowException(
                    new RowError(file, line, "all", text, columns.size() + " fields, not " + values.size()));
        }
    }

    /** Line in the file, from 1. */
    public long line() {
        return line;
    }

    public String text(int column) {
        return values.get(column);
    }

    /** True when the field is empty or a dash. */
    public boolean isMissing(int column) {
        String value = values.get(column);
        return value.isEmpty() || value.equals("-");
    }

    /** A number in a range, both ends included. */
    public double number(int column, double least, double most) throws MalformedRowException {
        double value = parse(column);
        if (!(value >= least && value <= most)) {
            throw wrong(column, "a number from " + plain(least) + " to " + plain(most));
        }
        return value;
    }

    /** A number above 0. */
    public double positive(int column) throws MalformedRowException {
        double value = parse(column);
        if (!(value > 0)) {
            throw wrong(column, "a number above 0");
        }
        return value;
    }

    /** A price, {@code NaN} when missing or 0, by which venues say that there is no order or no trade. */
    public double priceOrNone(int column) throws MalformedRowException {
        double value = quantityOrMissing(column);
        return value == 0 ? Double.NaN : value;
    }

    /** A number of 0 or more. */
    public double quantity(int column) throws MalformedRowException {
        double value = parse(column);
        if (!(value >= 0)) {
            throw wrong(column, "a number of 0 or more");
        }
        return value;
    }

    /** A number of 0 or more, {@code NaN} when missing. */
    public double quantityOrMissing(int column) throws MalformedRowException {
        return isMissing(column) ? Double.NaN : quantity(column);
    }

    /** A whole number of 0 or more. */
    public long whole(int column) throws MalformedRowException {
        return whole(column, 0, Long.MAX_VALUE, "a whole number of 0 or more");
    }

    /** A whole number in a range, both ends included. */
    public long whole(int column, long least, long most) throws MalformedRowException {
        return whole(column, least, most, "a whole number from " + least + " to " + most);
    }

    private long whole(int column, long least, long most, String allowed) throws MalformedRowException {
        try {
            long value = DecimalText.whole(values.get(column));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(column, allowed);
        }
        throw wrong(column, allowed);
    }

    /** A number. */
    public double decimal(int column) throws MalformedRowException {
        return parse(column);
    }

    private double parse(int column) throws MalformedRowException {
        try {
            return DecimalText.parse(values.get(column));
        } catch (NumberFormatException e) {
            throw wrong(column, "a number");
        }
    }

    /** The error of a field. */
    public MalformedRowException wrong(int column, String allowed) {
        return new MalformedRowException(new RowError(file, line, columns.get(column), values.get(column), allowed));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
