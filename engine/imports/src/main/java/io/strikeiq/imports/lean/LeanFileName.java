package io.strikeiq.imports.lean;

import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.DecimalText;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RowError;
import io.strikeiq.imports.SourceFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the name of a LEAN file says: {@code date_symbol_minute_quote_american_call_strike_expiry.csv} for an option,
 * {@code date_symbol_minute_quote.csv} and {@code date_symbol_Quote_Tick.csv} for an equity; the strike is × 10,000.
 */
record LeanFileName(LocalDate date, String symbol, Kind kind, Contract contract) {
    /** Kinds of row, by instrument, resolution and content. */
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
    private static final long MOST_STRIKE = 1_000_000_000_000L;
    private static final int EQUITY_PARTS = 4;
    private static final int OPTION_PARTS = 8;
    private static final Pattern SYMBOL = Pattern.compile("[a-z0-9][a-z0-9.$&^-]{0,19}");

    /**
     * Reads a file name; empty when it is no name of these kinds.
     *
     * @throws MalformedRowException when it is one and a part of it cannot be
     */
    static Optional<LeanFileName> parse(SourceFile file) throws MalformedRowException {
        String name = file.fileName().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv")) {
            return Optional.empty();
        }
        String[] parts = name.substring(0, name.length() - ".csv".length()).split("_", -1);
        Kind kind = kind(parts);
        if (kind == null) {
            return Optional.empty();
        }
        Parts reader = new Parts(file.name(), List.of(parts));
        LocalDate date = reader.date(0, "date");
        String symbol = reader.symbol();
        return Optional.of(new LeanFileName(date, symbol, kind, kind.isOption() ? reader.contract(symbol) : null));
    }

    /** Whether its rows are of an option that had expired the day before or earlier. */
    boolean isAfterExpiry() {
        return contract != null && contract.expiry().isBefore(date);
    }

    private static Kind kind(String[] parts) {
        if (parts.length != EQUITY_PARTS && parts.length != OPTION_PARTS) {
            return null;
        }
        boolean option = parts.length == OPTION_PARTS;
        return switch (parts[2] + "_" + parts[3]) {
            case "minute_quote" -> option ? Kind.OPTION_QUOTE : Kind.EQUITY_QUOTE;
            case "minute_trade" -> option ? Kind.OPTION_TRADE : Kind.EQUITY_TRADE;
            case "minute_openinterest" -> option ? Kind.OPTION_OPEN_INTEREST : null;
            case "quote_tick", "tick_quote" -> option ? null : Kind.EQUITY_QUOTE_TICK;
            case "trade_tick", "tick_trade" -> option ? null : Kind.EQUITY_TRADE_TICK;
            default -> null;
        };
    }

    /** The parts of a name of a known kind. */
    private record Parts(String file, List<String> parts) {
        LocalDate date(int part, String field) throws MalformedRowException {
            try {
                return LocalDate.parse(parts.get(part), DateTimeFormatter.BASIC_ISO_DATE);
            } catch (DateTimeException e) {
                throw wrong(part, field, "a day of the calendar as yyyymmdd");
            }
        }

        String symbol() throws MalformedRowException {
            if (!SYMBOL.matcher(parts.get(1)).matches()) {
                throw wrong(1, "symbol", "1 to 20 letters, digits and . - & $ ^");
            }
            return parts.get(1).toUpperCase(Locale.ROOT);
        }

        Contract contract(String symbol) throws MalformedRowException {
            return new Contract(symbol, date(7, "expiry"), strike(), right(), style());
        }

        private double strike() throws MalformedRowException {
            try {
                long strike = DecimalText.whole(parts.get(6));
                if (strike > 0 && strike <= MOST_STRIKE) {
                    return strike / STRIKE_SCALE;
                }
            } catch (NumberFormatException e) {
                throw wrong(6, "strike", "a whole number above 0");
            }
            throw wrong(6, "strike", "a whole number above 0, to " + MOST_STRIKE);
        }

        private OptionRight right() throws MalformedRowException {
            return switch (parts.get(5)) {
                case "call" -> OptionRight.CALL;
                case "put" -> OptionRight.PUT;
                default -> throw wrong(5, "right", "call, put");
            };
        }

        private ExerciseStyle style() throws MalformedRowException {
            return switch (parts.get(4)) {
                case "american" -> ExerciseStyle.AMERICAN;
                case "european" -> ExerciseStyle.EUROPEAN;
                default -> throw wrong(4, "style", "american, european");
            };
        }

        private MalformedRowException wrong(int part, String field, String allowed) {
            return new MalformedRowException(RowError.ofName(file, field, parts.get(part), allowed));
        }
    }
}
