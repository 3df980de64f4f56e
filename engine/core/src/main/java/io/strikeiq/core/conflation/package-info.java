/**
 * What a feed does while the stages are behind: newer quotes take the place of older ones. Owned by the feed's thread; the
 * clock's thread may empty what is held, under a lock.
 */
package io.strikeiq.core.conflation;
