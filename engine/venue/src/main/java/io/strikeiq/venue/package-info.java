/**
 * Venues as data: calendars, hours, contracts, lots, units and tick sizes, from files such as {@code nse.yaml}, which a user may replace. No
 * source's format is known here. Immutable values, free to share between threads.
 */
package io.strikeiq.venue;
