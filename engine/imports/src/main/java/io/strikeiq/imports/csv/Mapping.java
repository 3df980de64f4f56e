package io.strikeiq.imports.csv;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a mapping file says of a table.
 *
 * @param venue name of the venue, of whose file are days, hours, lots and expiries
 * @param files pattern of the names of its files
 * @param rows name of the rows in the report
 * @param columns names of the columns of files without a header, empty where the first line names them
 * @param missing texts that say that there is no value
 * @param fields columns of numbers by field
 * @param side column of the side that took, null where there is none
 * @param id column by which a row is told from those of its instrument, empty where there is none
 */
record Mapping(
        String venue,
        Pattern files,
        char separator,
        String rows,
        List<String> columns,
        Set<String> missing,
        RowInstrument instrument,
        RowTime time,
        Map<Field, NumberColumn> fields,
        Side side,
        String id) {
    /** What a column may hold. */
    enum Field {
        BID("bid"),
        BID_SIZE("bidSize"),
        ASK("ask"),
        ASK_SIZE("askSize"),
        PRICE("price"),
        SIZE("size"),
        OPEN("open"),
        HIGH("high"),
        LOW("low"),
        OPEN_INTEREST("openInterest"),
        VOLATILITY("volatility"),
        DELTA("delta"),
        GAMMA("gamma"),
        VEGA("vega"),
        THETA("theta"),
        FORWARD("forward"),
        SPOT("spot");

        private final String key;

        Field(String key) {
            this.key = key;
        }

        /** As the mapping writes it. */
        String key() {
            return key;
        }

        /** Whether it is counted in contracts or in units of the underlying. */
        boolean isSize() {
            return this == BID_SIZE || this == ASK_SIZE || this == SIZE || this == OPEN_INTEREST;
        }
    }

    /**
     * The side that took.
     *
     * @param buy text that says that the buyer did
     */
    record Side(String column, String buy, String sell) {}

    /** Keeps the collections. */
    Mapping {
        columns = List.copyOf(columns);
        missing = Set.copyOf(missing);
        fields = Map.copyOf(fields);
    }

    /** The columns that a file must have, by name. */
    List<String> needed() {
        TreeSet<String> needed = new TreeSet<>();
        instrument.addColumns(needed);
        time.addColumns(needed);
        fields.values().forEach(field -> needed.add(field.column()));
        if (side != null) {
            needed.add(side.column());
        }
        if (!id.isEmpty()) {
            needed.add(id);
        }
        return List.copyOf(needed);
    }
}
