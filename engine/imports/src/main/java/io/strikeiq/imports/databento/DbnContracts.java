package io.strikeiq.imports.databento;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.ImportedMarket;
import io.strikeiq.imports.databento.DbnMetadata.SymbolDays;
import io.strikeiq.venue.VenueException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the numbers of instruments mean: by definitions, else by the symbols that files name for days. A number may mean another instrument on
 * another day.
 */
final class DbnContracts {
    /** Of an instrument that nothing defines. */
    static final int UNDEFINED = -1;
    /** Of an instrument of a kind that gives no tick. */
    static final int OTHER = -2;

    /** Root, padded to six, date, right and strike in thousandths, as the clearing house writes them. */
    private static final Pattern OPTION = Pattern.compile("([A-Z0-9.]{1,6}) *([0-9]{6})([CP])([0-9]{8})");

    private static final Pattern STOCK = Pattern.compile("[A-Z0-9][A-Z0-9.+=^$-]{0,19}");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final double STRIKE_SCALE = 1_000;

    private static final long DAY = 86_400_000_000_000L;

    /**
     * What a number means from a day on. Days are those of receipt in UTC, by which files are cut and numbers are given.
     *
     * @param until day from which it is no longer so
     */
    private record Meaning(String symbol, char kind, LocalDate until) {}

    private final ImportedMarket market;
    private final Map<Long, TreeMap<LocalDate, Meaning>> meanings = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private long lastId = -1;
    private long lastDay;
    private int lastNumber;

    DbnContracts(ImportedMarket market) {
        this.market = market;
    }

    /** Takes the symbols of a file's metadata, which definitions go before. */
    void add(DbnMetadata metadata) {
        char kind = metadata.dataset().startsWith("OPRA") ? 'O' : 'K';
        for (SymbolDays each : metadata.mappings()) {
            days(each.instrumentId()).putIfAbsent(each.from(), new Meaning(each.symbol(), kind, each.to()));
        }
    }

    /** Takes a definition, which holds until the next of its number. */
    void add(DbnRecord definition) {
        boolean first = definition.version() == 1;
        int at = definition.version() == 3 ? 238 : 200;
        String symbol = definition.text(at, first ? 22 : 71);
        char kind = definition.letter(first ? 325 : definition.version() == 2 ? 374 : 487);
        days(definition.instrumentId())
                .put(
                        LocalDate.ofEpochDay(Math.floorDiv(definition.received(), DAY)),
                        new Meaning(symbol, kind, LocalDate.MAX));
    }

    private NavigableMap<LocalDate, Meaning> days(long instrumentId) {
        return meanings.computeIfAbsent(instrumentId, id -> new TreeMap<>());
    }

    /**
     * Number in the market of an instrument, {@link #UNDEFINED} or {@link #OTHER}.
     *
     * @param received when the record was, in nanoseconds since the epoch
     * @throws VenueException when the venue's file does not know its product
     */
    int number(long instrumentId, long received) {
        long day = Math.floorDiv(received, DAY);
        if (instrumentId != lastId || day != lastDay) {
            lastNumber = find(instrumentId, LocalDate.ofEpochDay(day));
            lastId = instrumentId;
            lastDay = day;
        }
        return lastNumber;
    }

    private int find(long instrumentId, LocalDate day) {
        TreeMap<LocalDate, Meaning> days = meanings.get(instrumentId);
        Map.Entry<LocalDate, Meaning> entry = days == null ? null : days.floorEntry(day);
        if (entry == null || !day.isBefore(entry.getValue().until())) {
            return UNDEFINED;
        }
        Meaning meaning = entry.getValue();
        return switch (meaning.kind()) {
            case 'C', 'P', 'O' -> numbers.computeIfAbsent(meaning.symbol(), this::option);
            case 'K' -> stock(meaning.symbol());
            default -> OTHER;
        };
    }

    private int stock(String symbol) {
        return STOCK.matcher(symbol).matches() ? market.underlying(symbol) : UNDEFINED;
    }

    private int option(String symbol) {
        Matcher parts = OPTION.matcher(symbol);
        if (!parts.matches()) {
            return UNDEFINED;
        }
        double strike = Long.parseLong(parts.group(4)) / STRIKE_SCALE;
        try {
            LocalDate expiry = LocalDate.parse(parts.group(2), DATE);
            OptionRight right = parts.group(3).equals("C") ? OptionRight.CALL : OptionRight.PUT;
            return strike > 0 ? market.option(parts.group(1), expiry, strike, right) : UNDEFINED;
        } catch (DateTimeException e) {
            return UNDEFINED;
        }
    }
}
