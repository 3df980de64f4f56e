/** Upstox: indices, futures and options of the National Stock Exchange of India, as protobuf messages. Owned by the feed's thread. */
package io.strikeiq.feeds.upstox;
