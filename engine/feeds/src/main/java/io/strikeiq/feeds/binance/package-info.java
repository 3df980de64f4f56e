/** Binance, perpetuals margined in USDT: book, best quotes and trades. Owned by the feed's thread. */
package io.strikeiq.feeds.binance;
