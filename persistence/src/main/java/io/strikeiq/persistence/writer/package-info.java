/**
 * The batch writer: signal journals become rows in PostgreSQL, each exactly once. One thread for each journal; the
 * real-time path is never waited for nor made to wait.
 */
package io.strikeiq.persistence.writer;
