/** Tables as CSV, plain or packed by gzip, with nothing but the JDK. Runs on the thread of the export. */
package io.strikeiq.export.csv;
