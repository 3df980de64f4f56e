/**
 * What leaves the real-time path with a tick: records taken from pools by the stage that makes them and given back by
 * the drain.
 */
package io.strikeiq.core.outbound;
