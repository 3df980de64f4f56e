package io.strikeiq.feeds.deribit.local;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.OptionRight;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as the venue gives them: {@code BTC-27MAR26-60000-C}, with d for the decimal point of a strike. */
final class LocalName {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dMMMyy", Locale.ENGLISH);
    /** Behind the underlying's name. */
    private static final Pattern OPTION = Pattern.compile("-[0-9]{1,2}[A-Z]{3}[0-9]{2}-[0-9d]+-[CP]");

    private static final long SECOND = 1_000_000_000L;

    private LocalName() {}

    /** Of what options are listed on: one that does not pay in coin is of a coin in dollars. */
    static String underlying(String symbol, boolean inverse) {
        String name = symbol.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return inverse || symbol.contains("_") ? symbol.toUpperCase(Locale.ROOT) : name + "_USDC";
    }

    static String option(String underlying, Instrument terms) {
        boolean named = terms.symbol().startsWith(underlying + "-")
                && OPTION.matcher(terms.symbol().substring(underlying.length())).matches();
        if (named) {
            return terms.symbol();
        }
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(terms.expiryTime() / SECOND), ZoneOffset.UTC);
        String strike = BigDecimal.valueOf(terms.strike())
                .stripTrailingZeros()
                .toPlainString()
                .replace('.', 'd');
        return underlying + "-" + DATE.format(day).toUpperCase(Locale.ROOT) + "-" + strike
                + (terms.right() == OptionRight.CALL ? "-C" : "-P");
    }
}
