/** Deribit: options, perpetuals and indices over one WebSocket connection without a key. Owned by the feed's thread. */
package io.strikeiq.feeds.deribit;
