/** Liquidity taken and liquidity that held, as an engine. Owned by the thread of the engines. */
package io.strikeiq.core.engine.liquidity;
