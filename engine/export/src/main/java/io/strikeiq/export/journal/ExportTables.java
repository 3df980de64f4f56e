package io.strikeiq.export.journal;

import io.strikeiq.export.table.TableSchema;
import java.util.List;

/** All tables of an export, in the order of the docs. */
public final class ExportTables {
    /** Those of a tick journal. */
    public static final List<TableSchema> OF_TICKS =
            List.of(TickTables.TICKS, TickTables.DEPTH, TickTables.MARKS, TickTables.INSTRUMENTS);

    /** Those of a signal journal. */
    public static final List<TableSchema> OF_SIGNALS = List.of(
            SignalTables.SIGNALS,
            SignalTables.EVIDENCE,
            SignalTables.SNAPSHOTS,
            SignalTables.CHAIN,
            SignalTables.OUTCOMES,
            SignalTables.METRICS);

    /** Both. */
    public static final List<TableSchema> ALL =
            List.of(OF_TICKS, OF_SIGNALS).stream().flatMap(List::stream).toList();

    private ExportTables() {}
}
