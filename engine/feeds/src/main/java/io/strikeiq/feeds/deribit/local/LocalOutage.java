package io.strikeiq.feeds.deribit.local;

/**
 * Something that the exchange did not say to its clients.
 *
 * @param instrument whose book lacks a change, empty where nobody was subscribed to anything
 * @param from exchange time in nanoseconds since the epoch
 * @param to as {@code from}; the same for a change that was left out
 */
public record LocalOutage(String instrument, long from, long to) {}
