package io.strikeiq.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.export.journal.ExportTables;
import io.strikeiq.export.journal.SignalTables;
import io.strikeiq.export.table.Column;
import io.strikeiq.export.table.ColumnType;
import io.strikeiq.export.table.TableSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of exports describes each table as the code writes it. */
class DocumentedExportTest {
    private static final int BEFORE_METRICS = 3;

    static Stream<TableSchema> tables() {
        return ExportTables.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldDescribeEachColumnOfEachTable(TableSchema table) {
        PageTable page = new PageTable(
                Repository.file("engine/export/docs/export.md"), "column of " + table.name(), "type", "meaning");
        boolean isSnapshots = table.equals(SignalTables.SNAPSHOTS);
        for (Column column : isSnapshots ? table.columns().subList(0, BEFORE_METRICS) : table.columns()) {
            page.row("`" + column.name() + "`", type(column.type()), column.meaning());
        }
        page.check();
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case LONG -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case TEXT -> "VARCHAR";
            case TIME -> "TIMESTAMP_NS";
            case FLAG -> "BOOLEAN";
        };
    }

    @Test
    void shouldHaveAColumnForEachMetric() {
        List<Column> columns = SignalTables.SNAPSHOTS.columns();

        assertEquals(
                Stream.of(Metric.values())
                        .map(metric -> metric.name().toLowerCase(Locale.ROOT))
                        .toList(),
                columns.subList(BEFORE_METRICS, columns.size()).stream()
                        .map(Column::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldNameEachColumnOnceAndNoneAsAFolderIs(TableSchema table) {
        Set<String> names = new HashSet<>(Set.of(TableSchema.RUN, TableSchema.DAY, TableSchema.SYMBOL));

        table.columns().forEach(column -> assertEquals(true, names.add(column.name()), column.name()));
    }
}
