package io.strikeiq.cluster;

import java.nio.ByteBuffer;

/**
 * What a record of a signal journal is in a topic.
 *
 * @param kind which topic: signals, snapshots or outcomes
 * @param key the underlying, whose outputs are in order in one partition
 * @param id by which a consumer knows what it has had: of a signal its identity
 * @param index journal index of the record
 * @param tick number of the tick that caused it
 * @param value from its position to its limit
 */
record Output(String kind, String key, String id, long index, long tick, ByteBuffer value) {
    /** A copy of the value. */
    byte[] bytes() {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }
}
