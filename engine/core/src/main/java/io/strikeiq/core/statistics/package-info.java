/**
 * Event-time statistics with exponential decay, O(1) per sample and free of allocation. Each instance belongs to the
 * calculator that holds it.
 */
package io.strikeiq.core.statistics;
