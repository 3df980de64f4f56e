package io.strikeiq.feeds.websocket;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;

/** Writes each frame whole, by one write. */
final class FrameWriter {
    private static final int LONGEST_HEADER = 14;
    private static final int FIN = 0x80;

    private final OutputStream out;
    /** Null for a server, whose frames are not masked. */
    private final SecureRandom keys;

    private final byte[] key = new byte[4];
    private byte[] frame = new byte[512];

    FrameWriter(OutputStream out, SecureRandom keys) {
        this.out = out;
        this.keys = keys;
    }

    void write(int opcode, byte[] bytes, int from, int to) throws IOException {
        int size = to - from;
        if (frame.length < size + LONGEST_HEADER) {
            frame = Arrays.copyOf(frame, size + LONGEST_HEADER);
        }
        int at = header(opcode, size);
        System.arraycopy(bytes, from, frame, at, size);
        if (keys != null) {
            for (int i = 0; i < size; i++) {
                frame[at + i] ^= key[i & 3];
            }
        }
        out.write(frame, 0, at + size);
        out.flush();
    }

    private int header(int opcode, int size) {
        int mask = keys == null ? 0 : FIN;
        frame[0] = (byte) (FIN | opcode);
        int at = 2;
        if (size < 126) {
            frame[1] = (byte) (mask | size);
        } else if (size < 1 << 16) {
            frame[1] = (byte) (mask | 126);
            frame[at++] = (byte) (size >> 8);
            frame[at++] = (byte) size;
        } else {
            frame[1] = (byte) (mask | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame[at++] = (byte) ((long) size >> shift);
            }
        }
        if (keys != null) {
            keys.nextBytes(key);
            System.arraycopy(key, 0, frame, at, 4);
            at += 4;
        }
        return at;
    }
}
