/** What an engine for Parquet and SQL offers, which is there or not: it is in a jar of its own. Used by one thread. */
package io.strikeiq.export.columnar;
