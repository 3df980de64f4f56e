/** Traps between price and option positioning, as an engine. Owned by the thread of the engines. */
package io.strikeiq.core.engine.optionstrap;
