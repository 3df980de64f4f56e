package io.strikeiq.imports.cboe;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.imports.ImportedMarket;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Volumes of the day so far: a table's trade is what came since the table before it of the same day, whatever the order of the files. */
final class DayVolumes {
    private record Key(int id, LocalDate session) {}

    /**
     * What a table says.
     *
     * @param volume of the day so far, in units of the underlying
     */
    private record Traded(double last, double volume) {}

    private final Map<Key, TreeMap<Long, Traded>> tables = new LinkedHashMap<>();

    /** Takes what a table of a time says of a contract. */
    void add(int id, LocalDate session, long time, double last, double volume) {
        tables.computeIfAbsent(new Key(id, session), key -> new TreeMap<>())
                .merge(time, new Traded(last, volume), (a, b) -> a.volume() >= b.volume() ? a : b);
    }

    /** Gives the trades. */
    void giveTo(ImportedMarket market) {
        tables.forEach((key, ofDay) -> {
            double before = 0;
            for (Map.Entry<Long, Traded> table : ofDay.entrySet()) {
                double volume = table.getValue().volume();
                if (volume > before) {
                    long time = table.getKey();
                    market.trade(key.id(), time, table.getValue().last(), volume - before, Aggressor.UNKNOWN, time);
                    before = volume;
                }
            }
        });
    }
}
