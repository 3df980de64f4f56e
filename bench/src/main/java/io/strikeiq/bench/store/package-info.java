/** How fast signals are committed in PostgreSQL, beside the driver's other ways to write the same rows. */
package io.strikeiq.bench.store;
