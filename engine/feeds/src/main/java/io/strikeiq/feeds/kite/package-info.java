/** Zerodha Kite: indices, futures and options of the National Stock Exchange of India, as binary packets. Owned by the feed's thread. */
package io.strikeiq.feeds.kite;
