/**
 * The frames of a connection as they were, kept in a file and read again: gzip of one line a frame, the time in nanoseconds
 * since the epoch, then {@code open} for a new connection, {@code <} and a text that came, {@code >} and a text that went out, or
 * {@code b} and bytes that came, in base64.
 */
package io.strikeiq.feeds.frames;
