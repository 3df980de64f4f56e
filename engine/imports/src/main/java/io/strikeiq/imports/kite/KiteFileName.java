package io.strikeiq.imports.kite;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RowError;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.venue.ContractKind;
import io.strikeiq.venue.Product;
import io.strikeiq.venue.Venue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file's name says: the trading symbol, and the length of its bars where an underscore and Kite's name of it follow, as in {@code
 * NIFTY 50_5minute.csv} or {@code NIFTY2471824500CE.csv}.
 *
 * @param symbol of the product
 * @param expiry null of an underlying, as strike and right
 * @param future whether it is a future
 * @param bar length in nanoseconds, 0 for whole days
 */
record KiteFileName(String symbol, LocalDate expiry, double strike, OptionRight right, boolean future, long bar) {
    private static final long MINUTE = 60_000_000_000L;
    private static final Pattern FILE =
            Pattern.compile("(.+?)(?:_(|3|5|10|15|30|60)(minute|day))?\\.csv(?:\\.gz)?", Pattern.CASE_INSENSITIVE);
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final String ALL_MONTHS = String.join("|", MONTHS);
    /** Months of weekly contracts: 1 to 9, then O, N and D. */
    private static final String WEEKLY_MONTHS = "123456789OND";

    private static final Pattern WEEKLY =
            Pattern.compile("([A-Z&-]+)([0-9]{2})([1-9OND])([0-9]{2})([1-9][0-9]{0,7}(?:\\.[0-9]{1,4})?)(CE|PE)");
    private static final Pattern MONTHLY =
            Pattern.compile("([A-Z&-]+)([0-9]{2})(" + ALL_MONTHS + ")([1-9][0-9]{0,7}(?:\\.[0-9]{1,4})?)(CE|PE)");
    private static final Pattern FUTURE = Pattern.compile("([A-Z&-]+)([0-9]{2})(" + ALL_MONTHS + ")FUT");
    /** Names of indices in the cash market, and the products on them. */
    private static final Map<String, String> INDICES = Map.of(
            "NIFTY 50", "NIFTY",
            "NIFTY BANK", "BANKNIFTY",
            "NIFTY FIN SERVICE", "FINNIFTY",
            "NIFTY MID SELECT", "MIDCPNIFTY");

    /**
     * Reads a file name; empty when it is no table.
     *
     * @throws MalformedRowException when a part of it cannot be
     * @throws io.strikeiq.venue.VenueException when the venue's file does not know the product
     */
    static Optional<KiteFileName> parse(SourceFile file, Venue venue) throws MalformedRowException {
        Matcher name = FILE.matcher(file.fileName());
        if (!name.matches()) {
            return Optional.empty();
        }
        String symbol = name.group(1).toUpperCase(Locale.ROOT);
        long bar = bar(name);
        Matcher weekly = WEEKLY.matcher(symbol);
        if (weekly.matches()) {
            LocalDate expiry = weekly(file, weekly);
            return Optional.of(option(weekly.group(1), expiry, weekly.group(5), weekly.group(6), bar));
        }
        Matcher monthly = MONTHLY.matcher(symbol);
        if (monthly.matches()) {
            LocalDate expiry = monthly(file, venue.product(monthly.group(1)), monthly);
            return Optional.of(option(monthly.group(1), expiry, monthly.group(4), monthly.group(5), bar));
        }
        Matcher future = FUTURE.matcher(symbol);
        boolean isFuture = future.matches();
        String product = isFuture ? future.group(1) : INDICES.getOrDefault(symbol, symbol);
        return Optional.of(new KiteFileName(product, null, Double.NaN, OptionRight.NONE, isFuture, bar));
    }

    private static long bar(Matcher name) {
        if (name.group(3) == null) {
            return MINUTE;
        }
        if (name.group(3).equalsIgnoreCase("day")) {
            return 0;
        }
        return name.group(2).isEmpty() ? MINUTE : Long.parseLong(name.group(2)) * MINUTE;
    }

    private static KiteFileName option(String product, LocalDate expiry, String strike, String right, long bar) {
        return new KiteFileName(
                product,
                expiry,
                Double.parseDouble(strike),
                right.equals("CE") ? OptionRight.CALL : OptionRight.PUT,
                false,
                bar);
    }

    private static LocalDate weekly(SourceFile file, Matcher name) throws MalformedRowException {
        try {
            return LocalDate.of(
                    2000 + Integer.parseInt(name.group(2)),
                    WEEKLY_MONTHS.indexOf(name.group(3)) + 1,
                    Integer.parseInt(name.group(4)));
        } catch (DateTimeException e) {
            throw new MalformedRowException(RowError.ofName(
                    file.name(),
                    "expiry",
                    name.group(2) + name.group(3) + name.group(4),
                    "year, month (1 to 9, O, N, D) and day of the calendar"));
        }
    }

    /** The monthly contract expires last in its month, on a day that the venue's file says. */
    private static LocalDate monthly(SourceFile file, Product product, Matcher name) throws MalformedRowException {
        YearMonth month = YearMonth.of(2000 + Integer.parseInt(name.group(2)), MONTHS.indexOf(name.group(3)) + 1);
        for (LocalDate day = month.atEndOfMonth(); !day.isBefore(month.atDay(1)); day = day.minusDays(1)) {
            if (product.expiries().kind(day) != ContractKind.WEEKLY
                    && product.nearestExpiry(day).equals(day)) {
                return day;
            }
        }
        throw new MalformedRowException(RowError.ofName(
                file.name(), "expiry", name.group(2) + name.group(3), "a month whose expiry the venue's file knows"));
    }
}
