/**
 * Open interest of the live chains: totals, put-call ratios and walls. On the thread of the metrics stage.
 */
package io.strikeiq.core.metrics.openinterest;
