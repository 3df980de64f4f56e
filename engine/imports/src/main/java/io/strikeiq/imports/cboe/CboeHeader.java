package io.strikeiq.imports.cboe;

import io.strikeiq.imports.CsvFields;
import io.strikeiq.imports.DecimalText;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RowError;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines above the table: the underlying's last price, and when the page was made.
 *
 * @param spot last price of the underlying
 * @param shown when the page was made, in New York
 */
record CboeHeader(double spot, LocalDateTime shown) {
    /** The first column's name of the table below. */
    static final String TABLE = "Expiration Date";

    private static final Pattern LAST = Pattern.compile("Last: *([^,]+)");
    private static final Pattern DATE =
            Pattern.compile("Date: *([A-Za-z]+ [0-9]{1,2}, [0-9]{4} at [0-9]{1,2}:[0-9]{2} [AP]M)");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "MMMM d, uuuu 'at' h:mm a", Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    /** A line above the table. */
    record Line(long number, String text) {}

    /**
     * Reads the lines above the table.
     *
     * @throws MalformedRowException naming what is missing
     */
    static CboeHeader read(String file, List<Line> lines) throws MalformedRowException {
        double spot = Double.NaN;
        LocalDateTime shown = null;
        for (Line line : lines) {
            Matcher last = LAST.matcher(line.text());
            if (Double.isNaN(spot) && last.find()) {
                spot = spot(file, line, last.group(1).strip());
            }
            Matcher date = DATE.matcher(line.text());
            if (shown == null && date.find()) {
                shown = shown(file, line, date.group(1));
            }
        }
        if (Double.isNaN(spot)) {
            throw missing(file, lines, "last", "a line with 'Last: ' and the underlying's price above the table");
        }
        if (shown == null) {
            throw missing(
                    file, lines, "date", "a line such as 'Date: December 12, 2022 at 8:30 PM EST' above the table");
        }
        return new CboeHeader(spot, shown);
    }

    private static double spot(String file, Line line, String text) throws MalformedRowException {
        try {
            double spot = DecimalText.parse(text);
            if (spot > 0) {
                return spot;
            }
        } catch (NumberFormatException e) {
            throw wrong(file, line, "last", text, "a number above 0");
        }
        throw wrong(file, line, "last", text, "a number above 0");
    }

    private static LocalDateTime shown(String file, Line line, String text) throws MalformedRowException {
        try {
            return LocalDateTime.parse(text, FORM);
        } catch (DateTimeException e) {
            throw wrong(file, line, "date", text, "a day and time such as December 12, 2022 at 8:30 PM");
        }
    }

    private static MalformedRowException wrong(String file, Line line, String field, String text, String allowed) {
        return new MalformedRowException(new RowError(file, line.number(), field, text, allowed));
    }

    private static MalformedRowException missing(String file, List<Line> lines, String field, String allowed) {
        Line last = lines.isEmpty() ? new Line(1, "") : lines.get(lines.size() - 1);
        return wrong(file, last, field, last.text(), allowed);
    }

    /** Names of the table's columns: those of the puts are distinguished from those of the calls. */
    static List<String> columns(String text) {
        List<String> names = new ArrayList<>(CsvFields.quoted(text, ','));
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                names.set(i, "put " + names.get(i));
            }
        }
        return names;
    }
}
