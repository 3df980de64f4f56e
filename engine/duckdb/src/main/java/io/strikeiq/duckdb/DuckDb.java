package io.strikeiq.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** Opens databases in memory that load no extension, and so have no way to the network. */
final class DuckDb {
    /** What a database is for. */
    enum Use {
        /** Writes files: on one thread, which keeps rows in order. */
        WRITE,
        /** Reads rows, and gives them as they come. */
        READ
    }

    private DuckDb() {}

    static DuckDBConnection open(Use use) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("allow_community_extensions", "false");
        settings.setProperty("memory_limit", "2GB");
        settings.setProperty("temp_directory", "");
        if (use == Use.WRITE) {
            settings.setProperty("threads", "1");
        } else {
            settings.setProperty("jdbc_stream_results", "true");
        }
        return new DuckDBDriver().connect("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
    }

    /** A text as a literal. */
    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** A path as a literal. */
    static String literal(Path path) {
        return literal(path.toAbsolutePath().normalize().toString());
    }

    /** A name as it stands. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
