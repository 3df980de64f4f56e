package io.strikeiq.feeds.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Takes frames out of a stream of bytes. A message in one frame stays where it was read; one in several is put together.
 *
 * <pre>
 *   bytes:  | read before | frame | frame | half a fra |     free     |
 *                         at                           end
 *   frame:  FIN RSV opcode | MASK length(7, 7+16, 7+64) | key(0, 4) | payload
 * </pre>
 *
 * A read that times out leaves everything as it was.
 */
final class FrameReader {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    /** The stream has ended. */
    static final int END = -1;

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_HEADER = 14;
    private static final int MOST_OF_CONTROL = 125;

    private final InputStream in;
    private final boolean masked;
    private final int most;
    private byte[] bytes = new byte[BUFFER];
    private int at;
    private int end;

    private byte[] parts = new byte[0];
    private int partsLength;
    private int partsOpcode = CONTINUATION;

    private byte[] payload = bytes;
    private int from;
    private int to;

    /**
     * @param masked whether frames must be masked, as those of clients, or must not
     * @param most bytes of a message
     */
    FrameReader(InputStream in, boolean masked, int most) {
        this.in = in;
        this.masked = masked;
        this.most = most;
    }

    /** Whether a read would not wait; a frame may not be whole. */
    boolean hasInput() throws IOException {
        return end > at || in.available() > 0;
    }

    byte[] payload() {
        return payload;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /**
     * Reads up to the next whole message or control frame.
     *
     * @return its opcode, or {@link #END}
     * @throws java.net.SocketTimeoutException when none has come in time
     * @throws WebSocketException when it is no frame, or too big
     */
    int next() throws IOException {
        while (true) {
            int length = headerLength();
            if (length > 0) {
                long size = size();
                check(size);
                if (end - at >= length + size) {
                    int opcode = take(length, (int) size);
                    if (opcode != CONTINUATION) {
                        return opcode;
                    }
                    continue;
                }
                room(length + (int) size);
            } else {
                room(LONGEST_HEADER);
            }
            int read = in.read(bytes, end, bytes.length - end);
            if (read < 0) {
                return END;
            }
            end += read;
        }
    }

    /** Bytes of the header at hand, 0 while it is not whole. */
    private int headerLength() {
        if (end - at < 2) {
            return 0;
        }
        int short7 = bytes[at + 1] & 0x7F;
        int length = 2 + (short7 == 126 ? 2 : short7 == 127 ? 8 : 0) + (bytes[at + 1] < 0 ? 4 : 0);
        return end - at < length ? 0 : length;
    }

    private long size() {
        int short7 = bytes[at + 1] & 0x7F;
        if (short7 < 126) {
            return short7;
        }
        long size = 0;
        for (int i = 0; i < (short7 == 126 ? 2 : 8); i++) {
            size = (size << 8) | (bytes[at + 2 + i] & 0xFF);
        }
        return size;
    }

    private void check(long size) throws WebSocketException {
        int opcode = bytes[at] & 0x0F;
        if ((bytes[at] & 0x70) != 0) {
            throw broken("a reserved bit is set");
        }
        if (bytes[at + 1] < 0 != masked) {
            throw broken(masked ? "a frame of a client is not masked" : "a frame of a server is masked");
        }
        boolean control = opcode >= CLOSE;
        if (opcode > PONG || (!control && opcode > BINARY)) {
            throw broken("opcode " + opcode + " is none");
        }
        if (control && (bytes[at] > 0 || size > MOST_OF_CONTROL)) {
            throw broken("a control frame is in parts or longer than " + MOST_OF_CONTROL + " bytes");
        }
        if (!control && (opcode == CONTINUATION) == (partsOpcode == CONTINUATION)) {
            throw broken(opcode == CONTINUATION ? "nothing is to be continued" : "a message begins inside another");
        }
        if (size < 0 || size + partsLength > most) {
            throw new WebSocketException(
                    CloseCode.TOO_BIG, "a message has more than the " + most + " bytes that are allowed");
        }
    }

    private static WebSocketException broken(String what) {
        return new WebSocketException(CloseCode.PROTOCOL_ERROR, "the other side breaks the protocol: " + what);
    }

    /** Takes a whole frame; {@link #CONTINUATION} while its message goes on. */
    private int take(int header, int size) {
        int opcode = bytes[at] & 0x0F;
        boolean last = bytes[at] < 0;
        from = at + header;
        to = from + size;
        at = to;
        payload = bytes;
        if (masked) {
            unmask();
        }
        if (opcode >= CLOSE || (last && opcode != CONTINUATION)) {
            return opcode;
        }
        if (opcode != CONTINUATION) {
            partsOpcode = opcode;
        }
        addPart();
        return last ? wholeOfParts() : CONTINUATION;
    }

    private void unmask() {
        for (int i = from; i < to; i++) {
            bytes[i] ^= bytes[from - 4 + ((i - from) & 3)];
        }
    }

    private void addPart() {
        int length = partsLength + to - from;
        if (length > parts.length) {
            parts = Arrays.copyOf(parts, Math.max(length, 2 * parts.length));
        }
        System.arraycopy(bytes, from, parts, partsLength, to - from);
        partsLength = length;
    }

    private int wholeOfParts() {
        int opcode = partsOpcode;
        payload = parts;
        from = 0;
        to = partsLength;
        partsLength = 0;
        partsOpcode = CONTINUATION;
        return opcode;
    }

    /** Makes room for a frame of a length that begins where the reader is. */
    private void room(int length) {
        if (at == end) {
            at = 0;
            end = 0;
        }
        if (at + length > bytes.length || end == bytes.length) {
            byte[] target = length > bytes.length ? new byte[Math.max(length, 2 * bytes.length)] : bytes;
            System.arraycopy(bytes, at, target, 0, end - at);
            end -= at;
            at = 0;
            bytes = target;
        }
    }
}
