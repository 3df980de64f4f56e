package io.strikeiq.cluster;

/**
 * What a record of a signal journal is in a topic.
 *
 * @param kind which topic: signals, snapshots or outcomes
 * @param key the underlying, whose outputs are in order in one partition
 * @param id by which a consumer knows what it has had: of a signal its identity
 * @param index journal index of the record
 * @param json the value
 */
record Output(String kind, String key, String id, long index, String json) {}
