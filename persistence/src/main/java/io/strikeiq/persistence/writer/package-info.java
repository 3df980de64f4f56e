/**
 * From the signal journal to PostgreSQL, exactly once. Everything here belongs to the thread {@code
 * strikeiq-batch-writer}; only counters, waiting and stopping are for others.
 */
package io.strikeiq.persistence.writer;
