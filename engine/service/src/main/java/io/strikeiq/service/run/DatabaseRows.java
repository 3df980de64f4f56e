package io.strikeiq.service.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;

/**
 * What the database has of a run; its components are keys of the JSON result.
 *
 * @param rowsCommitted rows of this run in the database
 * @param rowsByTable the same by table
 * @param rowsPending records of this run that are in the journal only, −1 when it is not known
 */
public record DatabaseRows(long rowsCommitted, Map<String, Long> rowsByTable, long rowsPending) {
    /** Of a run that stores nothing. */
    static final DatabaseRows NONE = of(Map.of(), 0);

    /** Before anything is known of the database. */
    static final DatabaseRows UNKNOWN = of(Map.of(), -1);

    /** What the manifest of another version lacks is empty. */
    public DatabaseRows {
        rowsByTable = rowsByTable == null ? Map.of() : rowsByTable;
    }

    static DatabaseRows of(Map<String, Long> rows, long pending) {
        return new DatabaseRows(
                rows.values().stream().mapToLong(Long::longValue).sum(), rows, pending);
    }

    @JsonIgnore
    boolean isStored() {
        return rowsPending == 0 && !rowsByTable.isEmpty();
    }

    @JsonIgnore
    boolean isFlushed() {
        return rowsPending == 0;
    }
}
