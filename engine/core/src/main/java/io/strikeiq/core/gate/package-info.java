/**
 * The gate in front of the stages: which ticks they see, and at which time. A pure function of the ticks, so that a replay
 * refuses what the live run refused. Owned by the thread of the stages, one for each shard.
 */
package io.strikeiq.core.gate;
