/**
 * Frozen price levels: made once, kept at their price until they are broken for good or expire. Each engine that speaks
 * of levels holds a book of its own, on the thread of the engines.
 */
package io.strikeiq.core.level;
