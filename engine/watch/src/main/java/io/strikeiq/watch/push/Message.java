package io.strikeiq.watch.push;

import io.strikeiq.watch.json.Json;
import io.strikeiq.watch.view.SignalView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent, in the form of each protocol. Its bytes are made once, and are the same for everybody who gets it. */
public final class Message {
    /** Of WebSocket: a whole text; its length fits into seven bits, sixteen or sixty-four. */
    private static final byte TEXT = (byte) 0x81;

    private static final int MOST_IN_SEVEN_BITS = 125;
    private static final int SIXTEEN_BITS = 126;
    private static final int SIXTY_FOUR_BITS = 127;
    private static final int MOST_IN_SIXTEEN_BITS = 0xffff;
    private static final int HEADER = 10;

    private final ByteBuffer event;
    private final ByteBuffer frame;

    private Message(String id, byte[] text) {
        byte[] before = ((id.isEmpty() ? "" : "id: " + id + "\n") + "data: ").getBytes(StandardCharsets.UTF_8);
        this.event = ByteBuffer.allocate(before.length + text.length + 2)
                .put(before)
                .put(text)
                .put((byte) '\n')
                .put((byte) '\n')
                .flip()
                .asReadOnlyBuffer();
        this.frame = header(text.length).put(text).flip().asReadOnlyBuffer();
    }

    private static ByteBuffer header(int length) {
        ByteBuffer frame = ByteBuffer.allocate(HEADER + length).put(TEXT);
        if (length <= MOST_IN_SEVEN_BITS) {
            return frame.put((byte) length);
        }
        return length <= MOST_IN_SIXTEEN_BITS
                ? frame.put((byte) SIXTEEN_BITS).putShort((short) length)
                : frame.put((byte) SIXTY_FOUR_BITS).putLong(length);
    }

    /**
     * As JSON.
     *
     * @param id by which a client that comes back says what it had last, empty for none
     * @param body becomes one object
     */
    static Message of(String id, Object body) {
        return new Message(id, Json.text(body).getBytes(StandardCharsets.UTF_8));
    }

    /** A signal, as everybody who wishes for it gets it. */
    public static Message of(SignalView signal) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "signal");
        body.put("signal", signal);
        return of(signal.id(), body);
    }

    /** A server-sent event; the reader's own position in bytes that nobody changes. */
    public ByteBuffer event() {
        return event.duplicate();
    }

    /** A frame of WebSocket from a server; the reader's own position in bytes that nobody changes. */
    public ByteBuffer frame() {
        return frame.duplicate();
    }
}
