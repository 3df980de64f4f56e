package io.strikeiq.service.checkpoint;

import io.strikeiq.core.state.Visited;
import io.strikeiq.core.verify.RestoreVisitor;
import io.strikeiq.core.verify.SaveVisitor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A state after a tick, in the form of its file.
 *
 * <pre>
 *   "SIQSTATE"  format u32  program text  config text  tick i64  time i64  fed i64  length u32  state  CRC-32C u32
 *               text: length u32, UTF-8                                                       of all before it
 * </pre>
 *
 * <p>Little endian.
 *
 * @param key what the state belongs to
 * @param tick number of the tick in the journal, after which the state is
 * @param time event time of that tick, nanoseconds since the epoch
 * @param fed ticks up to that one which came from a feed, and not from a person
 * @param bytes what the save visitor wrote
 */
public record Checkpoint(StateKey key, long tick, long time, long fed, ByteBuffer bytes) {
    private static final byte[] MAGIC = "SIQSTATE".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final int LONGEST_TEXT = 1 << 10;
    private static final int FIXED = MAGIC.length + 4 * Integer.BYTES + 3 * Long.BYTES + Integer.BYTES;

    /** Takes the present state of something. */
    public static Checkpoint of(StateKey key, long tick, long time, long fed, Visited state) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        SaveVisitor visitor = new SaveVisitor(buffer, 0);
        state.visit(visitor);
        return new Checkpoint(key, tick, time, fed, ByteBuffer.wrap(buffer.byteArray(), 0, visitor.position()));
    }

    /**
     * Puts the state into something that has seen no tick.
     *
     * @throws IllegalStateException when the state is not of this kind of thing
     */
    public void restore(Visited empty) {
        RestoreVisitor visitor = new RestoreVisitor(new UnsafeBuffer(bytes), 0, bytes.limit());
        empty.visit(visitor);
        if (visitor.position() != bytes.limit()) {
            throw new IllegalStateException("the saved state has " + bytes.limit()
                    + " bytes, of which these classes read " + visitor.position());
        }
    }

    /** The bytes of the file. */
    ByteBuffer encoded() {
        byte[] program = key.program().getBytes(StandardCharsets.UTF_8);
        byte[] config = key.config().getBytes(StandardCharsets.UTF_8);
        byte[] content = new byte[FIXED + program.length + config.length + bytes.remaining()];
        ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        file.put(MAGIC).putInt(FORMAT);
        file.putInt(program.length).put(program).putInt(config.length).put(config);
        file.putLong(tick).putLong(time).putLong(fed).putInt(bytes.remaining()).put(bytes.duplicate());
        file.putInt(sum(content, file.position()));
        return file.flip();
    }

    private static int sum(byte[] content, int length) {
        CRC32C sum = new CRC32C();
        sum.update(content, 0, length);
        return (int) sum.getValue();
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws IllegalArgumentException saying what is wrong with them
     */
    static Checkpoint decoded(byte[] content) {
        ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (content.length < FIXED || !file.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new IllegalArgumentException("is no checkpoint");
        }
        int end = content.length - Integer.BYTES;
        if (file.getInt(end) != sum(content, end)) {
            throw new IllegalArgumentException("is damaged: its checksum does not hold");
        }
        file.position(MAGIC.length).limit(end);
        int format = file.getInt();
        if (format != FORMAT) {
            throw new IllegalArgumentException("is of format " + format + ", this version reads " + FORMAT);
        }
        StateKey key = new StateKey(text(file), text(file));
        long tick = file.getLong();
        long time = file.getLong();
        long fed = file.getLong();
        if (file.getInt() != file.remaining()) {
            throw new IllegalArgumentException("is damaged: its length does not hold");
        }
        return new Checkpoint(key, tick, time, fed, file.slice());
    }

    private static String text(ByteBuffer file) {
        int length = file.getInt();
        if (length < 0 || length > Math.min(LONGEST_TEXT, file.remaining())) {
            throw new IllegalArgumentException("is damaged: it has a text of " + length + " bytes");
        }
        byte[] text = new byte[length];
        file.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
