package io.strikeiq.service.imports.lean;

import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.OptionRight;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * What the name of a LEAN file says: {@code date_symbol_minute_quote_american_call_strike_expiry.csv} for an option,
 * {@code date_symbol_minute_quote.csv} and {@code date_symbol_Quote_Tick.csv} for an equity; the strike is × 10,000.
 */
record LeanFileName(LocalDate date, String symbol, Kind kind, Contract contract) {
    /** Kinds of row, told by instrument, resolution and content. */
    enum Kind {
        OPTION_QUOTE("option quote bar"),
        OPTION_TRADE("option trade bar"),
        OPTION_OPEN_INTEREST("option open interest"),
        EQUITY_QUOTE("equity quote bar"),
        EQUITY_TRADE("equity trade bar"),
        EQUITY_QUOTE_TICK("equity quote tick"),
        EQUITY_TRADE_TICK("equity trade tick");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        boolean isBar() {
            return this == OPTION_QUOTE || this == OPTION_TRADE || this == EQUITY_QUOTE || this == EQUITY_TRADE;
        }

        boolean isOption() {
            return this == OPTION_QUOTE || this == OPTION_TRADE || this == OPTION_OPEN_INTEREST;
        }
    }

    /** Terms of an option; ordered by underlying, expiry, strike and right. */
    record Contract(String symbol, LocalDate expiry, double strike, OptionRight right, ExerciseStyle style)
            implements Comparable<Contract> {
        @Override
        public int compareTo(Contract other) {
            int order = symbol.compareTo(other.symbol);
            order = order != 0 ? order : expiry.compareTo(other.expiry);
            order = order != 0 ? order : Double.compare(strike, other.strike);
            order = order != 0 ? order : right.compareTo(other.right);
            return order != 0 ? order : style.compareTo(other.style);
        }
    }

    private static final double STRIKE_SCALE = 10_000;
    private static final int EQUITY_PARTS = 4;
    private static final int OPTION_PARTS = 8;

    /** Reads a file name; empty when it is no name of these kinds. */
    static Optional<LeanFileName> parse(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv")) {
            return Optional.empty();
        }
        String[] parts = name.substring(0, name.length() - ".csv".length()).split("_", -1);
        try {
            return switch (parts.length) {
                case EQUITY_PARTS -> equity(parts);
                case OPTION_PARTS -> option(parts);
                default -> Optional.empty();
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static Optional<LeanFileName> equity(String[] parts) {
        Kind kind = switch (parts[2] + "_" + parts[3]) {
            case "minute_quote" -> Kind.EQUITY_QUOTE;
            case "minute_trade" -> Kind.EQUITY_TRADE;
            case "quote_tick", "tick_quote" -> Kind.EQUITY_QUOTE_TICK;
            case "trade_tick", "tick_trade" -> Kind.EQUITY_TRADE_TICK;
            default -> null;
        };
        return kind == null
                ? Optional.empty()
                : Optional.of(new LeanFileName(date(parts[0]), parts[1].toUpperCase(Locale.ROOT), kind, null));
    }

    private static Optional<LeanFileName> option(String[] parts) {
        Kind kind = switch (parts[2] + "_" + parts[3]) {
            case "minute_quote" -> Kind.OPTION_QUOTE;
            case "minute_trade" -> Kind.OPTION_TRADE;
            case "minute_openinterest" -> Kind.OPTION_OPEN_INTEREST;
            default -> null;
        };
        if (kind == null) {
            return Optional.empty();
        }
        String symbol = parts[1].toUpperCase(Locale.ROOT);
        Contract contract = new Contract(
                symbol,
                date(parts[7]),
                Long.parseLong(parts[6]) / STRIKE_SCALE,
                right(parts[5]),
                ExerciseStyle.valueOf(parts[4].toUpperCase(Locale.ROOT)));
        return Optional.of(new LeanFileName(date(parts[0]), symbol, kind, contract));
    }

    private static OptionRight right(String text) {
        return switch (text) {
            case "call" -> OptionRight.CALL;
            case "put" -> OptionRight.PUT;
            default -> throw new IllegalArgumentException("no right of an option: " + text);
        };
    }
}
