/**
 * The ten formula signals F01 to F10 and their weighted bias vote, as one engine. State belongs to the thread of the
 * engine stage.
 */
package io.strikeiq.core.engine.formula;
