/**
 * Market state: what is known of each underlying and its option chains, in flat arrays. Owned by the thread of the
 * market-state stage; metrics read and, for derived columns of a chain, write it on the same thread.
 */
package io.strikeiq.core.state;
