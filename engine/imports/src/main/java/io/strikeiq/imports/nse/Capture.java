package io.strikeiq.imports.nse;

import io.strikeiq.imports.SourceFile;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;

/**
 * What the choice of tables needs to know of one table, so that a whole source never has to be in memory.
 *
 * @param spot level of the underlying, {@code NaN} when there is none
 * @param volume contracts traded this day, over the whole table
 * @param sides call and put sides of all lines
 * @param content a digest of all lines
 * @param strikes strikes of the lines that could be read
 */
record Capture(
        SourceFile file,
        Series series,
        LocalDate date,
        LocalTime time,
        double spot,
        double volume,
        int sides,
        String content,
        Set<Double> strikes) {

    /** The options of one underlying and expiry. */
    record Series(String symbol, LocalDate expiry) implements Comparable<Series> {
        @Override
        public int compareTo(Series other) {
            int order = symbol.compareTo(other.symbol);
            return order != 0 ? order : expiry.compareTo(other.expiry);
        }
    }
}
