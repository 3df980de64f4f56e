/** Storage: journals on Chronicle queues, and PostgreSQL behind them. Nothing here runs on a real-time thread but the append. */
package io.strikeiq.persistence;
