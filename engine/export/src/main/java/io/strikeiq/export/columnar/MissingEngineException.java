package io.strikeiq.export.columnar;

/** Parquet or SQL is wanted, and the engine for them is not on the class path; the message says how to get it. */
public final class MissingEngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MissingEngineException() {
        super(
                "Parquet and SQL need DuckDB, which is not in the one jar: put strikeiq-duckdb.jar and duckdb_jdbc.jar into lib/duckdb"
                        + " beside strikeiq.jar, or among the sources run 'mvn -q -B -Dquick -DskipTests package -pl engine/duckdb -am'"
                        + " once (it loads 85 MB); CSV needs neither");
    }
}
