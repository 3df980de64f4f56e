package io.strikeiq.cluster;

/** An output with its fields. */
interface OutputValue {
    /** By which a consumer knows what it has had. */
    String id();
}
