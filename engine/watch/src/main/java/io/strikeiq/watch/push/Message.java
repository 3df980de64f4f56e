package io.strikeiq.watch.push;

import io.strikeiq.watch.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What is sent, in the form of each protocol. Its bytes are made once, and are the same for everybody who gets it. */
public final class Message {
    private final ByteBuffer event;
    private final ByteBuffer text;

    private Message(String id, String text) {
        String before = (id.isEmpty() ? "" : "id: " + id + "\n") + "data: ";
        byte[] bytes = (before + text + "\n\n").getBytes(StandardCharsets.UTF_8);
        int from = before.getBytes(StandardCharsets.UTF_8).length;
        this.event = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        this.text = event.slice(from, bytes.length - from - 2);
    }

    /**
     * As JSON.
     *
     * @param id by which a client that comes back says what it had last, empty for none
     * @param body becomes one object
     */
    static Message of(String id, Object body) {
        return new Message(id, Json.text(body));
    }

    /** A server-sent event, in UTF-8; the reader's own position in bytes that nobody changes. */
    public ByteBuffer event() {
        return event.duplicate();
    }

    /** One JSON object, in UTF-8; the reader's own position in bytes that nobody changes. */
    public ByteBuffer text() {
        return text.duplicate();
    }
}
