/** What the feeds of brokers of the National Stock Exchange of India have in common. Owned by the feed's thread. */
package io.strikeiq.feeds.nse;
