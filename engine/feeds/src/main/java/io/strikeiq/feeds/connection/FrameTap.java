package io.strikeiq.feeds.connection;

/** Sees every frame before it is decoded, to keep it. */
@FunctionalInterface
public interface FrameTap {
    /** Keeps nothing. */
    FrameTap NONE = (bytes, from, to, receiveTime) -> {};

    /**
     * Takes a frame.
     *
     * @param receiveTime nanoseconds since the epoch
     */
    void frame(byte[] bytes, int from, int to, long receiveTime);
}
