/** Levels run for the stops behind them, as an engine. Owned by the thread of the engines. */
package io.strikeiq.core.engine.stophunt;
