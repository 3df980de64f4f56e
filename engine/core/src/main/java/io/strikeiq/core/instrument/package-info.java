/** Instruments, their dense ids and their dated terms. Immutable values; the master belongs to the market-state stage. */
package io.strikeiq.core.instrument;
