package io.strikeiq.duckdb;

import io.strikeiq.export.columnar.ColumnarException;
import java.sql.SQLException;

/** What the engine says when it refuses, for the user. */
final class Refusal {
    /** Words of the driver about its own calls, before those of the engine. */
    private static final String DRIVER = "closed pending query result\nError: ";

    private Refusal() {}

    static ColumnarException of(SQLException cause) {
        return new ColumnarException(text(cause), cause);
    }

    /** The engine's own words, which name the line and the place in a query. */
    static String text(SQLException cause) {
        String said = String.valueOf(cause.getMessage()).strip();
        int engine = said.indexOf(DRIVER);
        return engine < 0 ? said : said.substring(engine + DRIVER.length());
    }
}
