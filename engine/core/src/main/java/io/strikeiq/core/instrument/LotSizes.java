package io.strikeiq.core.instrument;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Effective-dated contract sizes: lot sizes change, and a recording must be read with those of its own day. */
public final class LotSizes {
    private final Map<String, NavigableMap<LocalDate, Double>> bySymbol = new TreeMap<>();

    /** Declares that {@code symbol} trades in lots of {@code size} units from {@code from} on. */
    public LotSizes with(String symbol, LocalDate from, double size) {
        if (!(size > 0)) {
            throw new IllegalArgumentException("lot size of " + symbol + " must be positive, not " + size);
        }
        bySymbol.computeIfAbsent(symbol, s -> new TreeMap<>()).put(from, size);
        return this;
    }

    /**
     * The lot size in force on a day.
     *
     * @throws IllegalArgumentException when the symbol is not known or its first lot is later than the day
     */
    public double on(String symbol, LocalDate day) {
        NavigableMap<LocalDate, Double> dated = bySymbol.get(symbol);
        Map.Entry<LocalDate, Double> entry = dated == null ? null : dated.floorEntry(day);
        if (entry == null) {
            throw new IllegalArgumentException("no lot size of " + symbol + " on " + day + "; known: " + bySymbol);
        }
        return entry.getValue();
    }
}
