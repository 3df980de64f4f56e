/** What every feed over a socket needs: when to come back, what is silent, what was asked for and what came. Owned by the feed's thread. */
package io.strikeiq.feeds.connection;
