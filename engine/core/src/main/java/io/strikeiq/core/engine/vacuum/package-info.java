/** Liquidity that is withdrawn while price slips, as an engine. Owned by the thread of the engines. */
package io.strikeiq.core.engine.vacuum;
