package io.strikeiq.imports.tardis;

import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RowError;
import io.strikeiq.imports.SourceFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file's name says, such as {@code deribit_options_chain_2020-06-01_OPTIONS.csv.gz}.
 *
 * @param exchange as the service writes it
 * @param day of receipt, UTC
 * @param series the name without its endings: a file of the same one holds the same data
 */
record TardisFileName(String exchange, Type type, LocalDate day, String series) {
    /** Types of data that are read. */
    enum Type {
        OPTIONS_CHAIN("option"),
        TRADES("trade"),
        QUOTES("quote"),
        INCREMENTAL_BOOK("book level");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        /** Name of the rows in the report. */
        String label() {
            return label;
        }
    }

    private static final Map<String, Type> TYPES = Map.of(
            "options_chain", Type.OPTIONS_CHAIN,
            "trades", Type.TRADES,
            "quotes", Type.QUOTES,
            "book_ticker", Type.QUOTES,
            "incremental_book_L2", Type.INCREMENTAL_BOOK);
    private static final Pattern NAME =
            Pattern.compile("(([a-z0-9-]+)_([A-Za-z0-9_]+)_([0-9]{4}-[0-9]{2}-[0-9]{2})_.+)\\.csv(?:\\.gz)?");

    /**
     * Reads a file name; empty when it is no such name, or of a type that gives no ticks.
     *
     * @throws MalformedRowException when its day does not exist
     */
    static Optional<TardisFileName> parse(SourceFile file) throws MalformedRowException {
        Matcher name = NAME.matcher(file.fileName());
        if (!name.matches() || !TYPES.containsKey(name.group(3))) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(name.group(4));
            return Optional.of(new TardisFileName(name.group(2), TYPES.get(name.group(3)), day, name.group(1)));
        } catch (DateTimeException e) {
            throw new MalformedRowException(
                    RowError.ofName(file.name(), "day", name.group(4), "a day of the calendar as yyyy-mm-dd"));
        }
    }

    /** What the exchange calls the data, such as {@code deribit_trades}, before day and symbol. */
    String data() {
        return series.substring(0, series.indexOf("_" + day + "_"));
    }
}
