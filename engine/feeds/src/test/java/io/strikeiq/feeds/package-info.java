/** Tests of the feeds on recorded frames, on frames written by hand, and over sockets on loopback. */
package io.strikeiq.feeds;
