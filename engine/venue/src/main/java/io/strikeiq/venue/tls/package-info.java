/** Whom connections trust and what a server shows: the one owner of TLS settings for clients and servers. Keeps nothing. */
package io.strikeiq.venue.tls;
