package io.strikeiq.feeds.protobuf;

import io.strikeiq.feeds.json.NameTable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads a message field by field. A field of another wire type than is asked for is passed over and unknown, so that one that
 * has changed its type costs no more than itself.
 *
 * <pre>
 *   for (int field = reader.next(); field != 0; field = reader.next()) {
 *       switch (field) {
 *           case 1 -> price = reader.number();
 *           case 2 -> {
 *               int outer = reader.enter();
 *               ...
 *               reader.leave(outer);
 *           }
 *           default -> reader.skip();
 *       }
 *   }
 * </pre>
 */
public final class ProtoReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int type;
    private int textFrom;
    private int textTo;

    /** Begins with the first field of a message. */
    public void open(byte[] message, int from, int to) {
        bytes = message;
        at = from;
        end = to;
    }

    /** Where the reader is; {@link #open} or {@link #seek} goes back there. */
    public int position() {
        return at;
    }

    /** Goes to a value, whose field {@link #next} gave there. */
    public void seek(int position) {
        at = position;
        type = LENGTH;
    }

    /** Number of the next field, 0 at the end of the message; its value must be read or skipped. */
    public int next() {
        if (at >= end) {
            return 0;
        }
        long tag = varint();
        type = (int) tag & 7;
        long number = tag >>> 3;
        if (number == 0 || number > Integer.MAX_VALUE) {
            throw new ProtoException("field " + number + " before " + at);
        }
        return (int) number;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw new ProtoException("ends in a number");
            }
            byte b = bytes[at++];
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new ProtoException("a number is longer than ten bytes before " + at);
    }

    /** A whole number; a value of another type is unknown. */
    public long whole(long unknown) {
        if (type != VARINT) {
            skip();
            return unknown;
        }
        return varint();
    }

    /** A number; {@code NaN} for a value of another type. */
    public double number() {
        if (type != FIXED64) {
            skip();
            return Double.NaN;
        }
        need(8);
        double value = Double.longBitsToDouble((long) LONG.get(bytes, at));
        at += 8;
        return value;
    }

    private void need(long count) {
        if (count < 0 || count > end - at) {
            throw new ProtoException("a value is longer than its message at " + at);
        }
    }

    /**
     * Goes into a message; one of another type is empty.
     *
     * @return what {@link #leave} needs
     */
    public int enter() {
        int outer = end;
        if (type != LENGTH) {
            skip();
            end = at;
            return outer;
        }
        long length = varint();
        need(length);
        end = at + (int) length;
        return outer;
    }

    /** Goes to the end of the message that was entered. */
    public void leave(int outer) {
        at = end;
        end = outer;
    }

    /** Reads a text, for {@link #get}. */
    public void text() {
        int outer = enter();
        textFrom = at;
        textTo = end;
        leave(outer);
    }

    /** What a table has by the text that was read last, null when nothing. */
    public <T> T get(NameTable<T> table) {
        return table.get(bytes, textFrom, textTo);
    }

    /** Passes over a value. */
    public void skip() {
        switch (type) {
            case VARINT -> varint();
            case FIXED64 -> {
                need(8);
                at += 8;
            }
            case LENGTH -> leave(enter());
            case FIXED32 -> {
                need(4);
                at += 4;
            }
            default -> throw new ProtoException("wire type " + type + " before " + at);
        }
    }
}
