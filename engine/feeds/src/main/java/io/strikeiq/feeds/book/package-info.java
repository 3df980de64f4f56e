/** Order books that are kept from snapshots and changes. Owned by the feed's thread. */
package io.strikeiq.feeds.book;
