package io.strikeiq.export;

import io.strikeiq.export.table.TableSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The rows of a table of one UTC day and one symbol, null where they concern none: a folder as Hive names them, with every
 * byte of a symbol that is neither a letter, a digit nor one of {@code ._-} as {@code %XX}.
 *
 * @param day days since the epoch
 */
record Partition(String table, long day, String symbol) {
    /** Of rows that concern no underlying: pyarrow, and so pandas, cannot read a partition that is NULL beside others. */
    private static final String NONE = "-";

    /** The folder within that of the export. */
    Path folder() {
        return Path.of(table, TableSchema.DAY + "=" + LocalDate.ofEpochDay(day), TableSchema.SYMBOL + "=" + escaped());
    }

    private String escaped() {
        if (symbol == null) {
            return NONE;
        }
        StringBuilder name = new StringBuilder();
        for (byte b : symbol.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'A' && b <= 'Z')
                    || (b >= 'a' && b <= 'z')
                    || (b >= '0' && b <= '9')
                    || b == '.'
                    || b == '_'
                    || b == '-';
            name.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b & 0xFF));
        }
        return name.toString();
    }
}
