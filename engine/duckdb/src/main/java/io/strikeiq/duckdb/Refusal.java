package io.strikeiq.duckdb;

import io.strikeiq.export.columnar.ColumnarException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine says when it refuses, for the user. */
final class Refusal {
    /** Words of the driver about its own calls, before those of the engine. */
    private static final String DRIVER = "closed pending query result\nError: ";

    /** A row of a CSV file that cannot be read; advice for another program follows, and the file. */
    private static final Pattern ROW = Pattern.compile(
            ".*CSV Error on Line: (\\d+)\\n[^\\n]*\\n([^\\n]+).*\\n  file = ([^\\n]+).*", Pattern.DOTALL);

    private Refusal() {}

    static ColumnarException of(SQLException cause) {
        return new ColumnarException(text(cause), cause);
    }

    /** The engine's own words, which name the line and the place in a query. */
    static String text(SQLException cause) {
        String said = String.valueOf(cause.getMessage()).strip();
        int engine = said.indexOf(DRIVER);
        String own = engine < 0 ? said : said.substring(engine + DRIVER.length());
        Matcher row = ROW.matcher(own);
        return row.matches() ? row.group(3) + ", line " + row.group(1) + ": " + row.group(2) : own;
    }
}
