package io.strikeiq.feeds.nse;

/**
 * Settings that the feeds of all brokers share.
 *
 * @param strikes how many on each side of an index are subscribed
 * @param silence nanoseconds without data in a session after which the connection is made again
 * @param retry nanoseconds of the first wait before a lost connection is made again
 */
public record NseSettings(int strikes, long silence, long retry) {}
