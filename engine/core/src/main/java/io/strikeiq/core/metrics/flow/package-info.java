/**
 * Option flow and positioning: what was traded and at whose wish, how open interest moves, and who has written what.
 * Owned by the thread of the metrics stage.
 */
package io.strikeiq.core.metrics.flow;
