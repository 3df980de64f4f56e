/** Copies of the market state at fixed event times, for storage. Made on the thread of the engines, read by the drain. */
package io.strikeiq.core.snapshot;
