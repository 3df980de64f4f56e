package io.strikeiq.imports.tardis;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.ImportedMarket;
import io.strikeiq.venue.Venue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The exchange's symbols as instruments of a market. */
final class TardisSymbols {
    /** Of an instrument that gives no ticks: a dated future, a spread, what the venue's file does not list. */
    static final int OTHER = -1;

    private static final Pattern OPTION =
            Pattern.compile("([A-Z0-9]{1,20})-([0-9]{1,2}[A-Z]{3}[0-9]{2})-([0-9]{1,9})(?:d([0-9]{1,6}))?-([CP])");
    private static final Pattern PERPETUAL = Pattern.compile("([A-Z0-9]{1,20})-PERPETUAL");
    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("dMMMuu")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private final ImportedMarket market;
    private final Map<String, Integer> numbers = new HashMap<>();

    TardisSymbols(ImportedMarket market) {
        this.market = market;
    }

    /** Number of a symbol in the market, or {@link #OTHER}. */
    int number(String symbol) {
        return numbers.computeIfAbsent(symbol, this::find);
    }

    private int find(String symbol) {
        Matcher option = OPTION.matcher(symbol);
        if (option.matches()) {
            return isListed(option.group(1)) ? option(option) : OTHER;
        }
        Matcher perpetual = PERPETUAL.matcher(symbol);
        if (perpetual.matches()) {
            return isListed(perpetual.group(1)) ? market.perpetual(perpetual.group(1), symbol) : OTHER;
        }
        boolean isDated = symbol.indexOf('-') >= 0 || symbol.indexOf('_') >= 0;
        return !isDated && symbol.matches("[A-Za-z0-9]{2,20}") && isListed(symbol.toUpperCase(Locale.ROOT))
                ? market.underlying(symbol.toUpperCase(Locale.ROOT))
                : OTHER;
    }

    private boolean isListed(String product) {
        Venue venue = market.venue();
        return venue.products().containsKey(product) || venue.others() != null;
    }

    private int option(Matcher parts) {
        try {
            String fraction = parts.group(4) == null ? "" : "." + parts.group(4);
            double strike = Double.parseDouble(parts.group(3) + fraction);
            OptionRight right = parts.group(5).equals("C") ? OptionRight.CALL : OptionRight.PUT;
            return strike > 0
                    ? market.option(parts.group(1), LocalDate.parse(parts.group(2), DAY), strike, right)
                    : OTHER;
        } catch (DateTimeException e) {
            return OTHER;
        }
    }
}
