package io.strikeiq.imports.cboe;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.CsvColumns;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.MalformedRowException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One side of a row: a call or a put. {@code NaN} where the table gives nothing.
 *
 * @param root symbol of the product, such as SPXW
 * @param last last price of the day
 * @param volume contracts traded on the day
 * @param volatility annualised fraction
 * @param openInterest contracts, of the evening before
 */
record CboeOption(
        String root,
        LocalDate expiry,
        double strike,
        OptionRight right,
        double last,
        double bid,
        double ask,
        double volume,
        double volatility,
        double delta,
        double gamma,
        double openInterest) {
    static final List<String> NEEDED = List.of(
            CboeHeader.TABLE,
            "Calls",
            "Last Sale",
            "Bid",
            "Ask",
            "Volume",
            "IV",
            "Delta",
            "Gamma",
            "Open Interest",
            "Strike",
            "Puts",
            "put Last Sale",
            "put Bid",
            "put Ask",
            "put Volume",
            "put IV",
            "put Delta",
            "put Gamma",
            "put Open Interest");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE MMM dd uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CODE_DATE = DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);
    /** Root, date, right and strike in thousandths, as the clearing house writes them. */
    private static final Pattern CODE = Pattern.compile("([A-Z0-9]{1,6})([0-9]{6})([CP])([0-9]{8})");

    private static final double STRIKE_SCALE = 1_000;
    private static final double MOST_VOLATILITY = 100;

    static CboeOption call(CsvRow row, CsvColumns columns) throws MalformedRowException {
        return read(row, columns, "Calls", "", OptionRight.CALL);
    }

    static CboeOption put(CsvRow row, CsvColumns columns) throws MalformedRowException {
        return read(row, columns, "Puts", "put ", OptionRight.PUT);
    }

    private static CboeOption read(CsvRow row, CsvColumns columns, String name, String side, OptionRight right)
            throws MalformedRowException {
        int code = columns.of(name);
        Matcher parts = CODE.matcher(row.text(code));
        LocalDate expiry = expiry(row, columns.of(CboeHeader.TABLE));
        double strike = row.positive(columns.of("Strike"));
        String letter = right == OptionRight.CALL ? "C" : "P";
        if (!parts.matches()
                || !parts.group(3).equals(letter)
                || !parts.group(2).equals(expiry.format(CODE_DATE))
                || Long.parseLong(parts.group(4)) != Math.round(strike * STRIKE_SCALE)) {
            throw row.wrong(
                    code,
                    "root, expiry as yymmdd, " + letter + " and strike in thousandths, as the row's own columns say");
        }
        double volatility = row.number(columns.of(side + "IV"), 0, MOST_VOLATILITY);
        double gamma = row.number(columns.of(side + "Gamma"), 0, MOST_VOLATILITY);
        return new CboeOption(
                parts.group(1),
                expiry,
                strike,
                right,
                row.priceOrNone(columns.of(side + "Last Sale")),
                row.priceOrNone(columns.of(side + "Bid")),
                row.priceOrNone(columns.of(side + "Ask")),
                row.quantity(columns.of(side + "Volume")),
                volatility == 0 ? Double.NaN : volatility,
                row.number(columns.of(side + "Delta"), -1, 1),
                gamma,
                row.quantity(columns.of(side + "Open Interest")));
    }

    private static LocalDate expiry(CsvRow row, int column) throws MalformedRowException {
        try {
            return LocalDate.parse(row.text(column), DATE);
        } catch (DateTimeException e) {
            throw row.wrong(column, "a day such as Fri Dec 16 2022");
        }
    }
}
