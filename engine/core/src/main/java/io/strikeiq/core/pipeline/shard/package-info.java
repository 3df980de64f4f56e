/**
 * Shards of underlyings: the stages of one shard on its thread, the router in front and the merge of what they make.
 */
package io.strikeiq.core.pipeline.shard;
