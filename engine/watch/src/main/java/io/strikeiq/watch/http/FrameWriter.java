package io.strikeiq.watch.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;

/**
 * Writes frames that are ready to one socket, one after the other: texts, of which the next comes when the last is on its way, and the answer
 * to the newest ping. The server's own path makes each frame for each client, which is most of what sending the same to many costs.
 */
final class FrameWriter {
    private static final byte PONG = (byte) 0x8a;
    private static final int MOST_IN_PING = 125;

    private final EndPoint socket;
    private final Runnable failed;
    private boolean writes;
    private boolean ended;
    private Runnable last = () -> {};
    private ByteBuffer text;
    private Runnable sent;
    private ByteBuffer pong;

    /** @param failed is called when a frame cannot be written, on any thread */
    FrameWriter(EndPoint socket, Runnable failed) {
        this.socket = socket;
        this.failed = failed;
    }

    /**
     * Begins to write a text.
     *
     * @param frame the whole frame
     * @param then is called once it is on its way, on any thread; before that there is no other
     */
    void text(ByteBuffer frame, Runnable then) {
        synchronized (this) {
            text = frame;
            sent = then;
        }
        next();
    }

    /** Answers a ping; of more than one before the answer is on its way, the newest. */
    void pong(ByteBuffer payload) {
        ByteBuffer frame = ByteBuffer.allocate(2 + MOST_IN_PING);
        frame.put(PONG).put((byte) payload.remaining()).put(payload).flip();
        synchronized (this) {
            pong = frame;
        }
        next();
    }

    /**
     * Begins no frame any more.
     *
     * @param then is called once the frame that is being written is on its way or has failed, on any thread; at once where there is none
     */
    void end(Runnable then) {
        synchronized (this) {
            ended = true;
            if (writes) {
                last = then;
                return;
            }
        }
        then.run();
    }

    private void next() {
        ByteBuffer frame;
        Runnable then;
        synchronized (this) {
            if (writes || ended || (pong == null && text == null)) {
                return;
            }
            writes = true;
            if (pong != null) {
                frame = pong;
                then = () -> {};
                pong = null;
            } else {
                frame = text;
                then = sent;
                text = null;
                sent = null;
            }
        }
        try {
            socket.write(Callback.from(() -> over(then, false), failure -> over(failed, true)), frame);
        } catch (IllegalStateException e) {
            // The server itself writes, which it does only to close the socket.
            over(failed, true);
        }
    }

    private void over(Runnable then, boolean hasFailed) {
        Runnable after;
        synchronized (this) {
            writes = false;
            ended |= hasFailed;
            after = last;
            last = () -> {};
        }
        next();
        then.run();
        after.run();
    }
}
