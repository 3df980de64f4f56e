/** Dealers hedging short gamma into a move, as an engine. Owned by the thread of the engines. */
package io.strikeiq.core.engine.gammasqueeze;
