/** What every feed over a socket needs: when to come back, what was missed, what is silent, and questions over HTTP. Owned by the feed's thread. */
package io.strikeiq.feeds.connection;
