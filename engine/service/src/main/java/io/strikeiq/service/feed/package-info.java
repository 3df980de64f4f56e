/**
 * Live feeds, which publish to the ring themselves, each on a thread {@code strikeiq-feed} of its own; and their clock, on
 * {@code strikeiq-clock}.
 */
package io.strikeiq.service.feed;
