package io.strikeiq.feeds;

/** Sees every frame of a connection, both ways and before it is decoded, to keep it. Called by the feed's thread. */
public interface FrameTap {
    /** Keeps nothing. */
    FrameTap NONE = new FrameTap() {
        @Override
        public void opened(long time) {}

        @Override
        public void received(byte[] bytes, int from, int to, boolean binary, long receiveTime) {}

        @Override
        public void sent(String text, long time) {}
    };

    /**
     * A connection begins.
     *
     * @param time nanoseconds since the epoch
     */
    void opened(long time);

    /**
     * A frame has come.
     *
     * @param receiveTime nanoseconds since the epoch
     */
    void received(byte[] bytes, int from, int to, boolean binary, long receiveTime);

    /**
     * A frame goes out; what authorises it is not in it.
     *
     * @param time nanoseconds since the epoch
     */
    void sent(String text, long time);

    /**
     * The feed has seen that a time has passed at which the venue opens or closes, without a frame that says so.
     *
     * @param time nanoseconds since the epoch
     */
    default void looked(long time) {}

    /**
     * A question over HTTP has been answered; where a secret is in one of the two, it is not kept.
     *
     * @param question path and query
     * @param time nanoseconds since the epoch
     */
    default void answered(String question, byte[] answer, long time) {}
}
