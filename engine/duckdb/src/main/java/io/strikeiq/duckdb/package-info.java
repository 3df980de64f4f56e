/** Parquet and SQL by DuckDB, whose natives come with it. Runs on the thread of the command. */
package io.strikeiq.duckdb;
