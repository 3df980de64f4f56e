package io.strikeiq.core.verify;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.state.StateVisitor;
import java.util.Arrays;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;

/**
 * Gives back the fields that a {@link SaveVisitor} wrote, in their order. A state that was saved by other classes or with
 * other settings is refused where it ends too early or a value cannot be.
 */
public final class RestoreVisitor implements StateVisitor {
    private final DirectBuffer buffer;
    private final int end;
    private int position;

    /**
     * @param offset where the state begins
     * @param length its length in bytes
     */
    public RestoreVisitor(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.position = offset;
        this.end = offset + length;
    }

    /** Offset after the last byte read. */
    public int position() {
        return position;
    }

    private int take(int bytes) {
        if (bytes < 0 || bytes > end - position) {
            throw new IllegalStateException("the saved state ends at " + end + ", before the " + bytes + " bytes at "
                    + position + " that these classes expect");
        }
        int at = position;
        position += bytes;
        return at;
    }

    @Override
    public long visit(long value) {
        return buffer.getLong(take(BitUtil.SIZE_OF_LONG));
    }

    @Override
    public int visit(int value) {
        return buffer.getInt(take(BitUtil.SIZE_OF_INT));
    }

    @Override
    public double visit(double value) {
        return buffer.getDouble(take(BitUtil.SIZE_OF_DOUBLE));
    }

    @Override
    public boolean visit(boolean value) {
        return buffer.getByte(take(BitUtil.SIZE_OF_BYTE)) != 0;
    }

    @Override
    public <E extends Enum<E>> E visit(Class<E> type, E value) {
        int ordinal = visit(0);
        E[] constants = type.getEnumConstants();
        if (ordinal < -1 || ordinal >= constants.length) {
            throw new IllegalStateException("the saved state has " + type.getSimpleName() + " " + ordinal + " at "
                    + (position - BitUtil.SIZE_OF_INT) + ", not in -1.." + (constants.length - 1));
        }
        return ordinal < 0 ? null : constants[ordinal];
    }

    @Override
    public String visit(String value) {
        int length = visit(0);
        int at = take(Math.multiplyExact(length, BitUtil.SIZE_OF_CHAR));
        char[] characters = new char[length];
        for (int i = 0; i < length; i++) {
            characters[i] = buffer.getChar(at + i * BitUtil.SIZE_OF_CHAR);
        }
        return new String(characters);
    }

    @Override
    public Instrument visit(Instrument terms) {
        return visit(terms != null) ? InstrumentTerms.restore(this) : null;
    }

    private void check(int count, int bytes) {
        if (count < 0 || (long) count * bytes > end - position) {
            throw new IllegalStateException("the saved state ends at " + end + ", before the " + count + " elements at "
                    + position + " that these classes expect");
        }
    }

    @Override
    public double[] visit(double[] values, int count) {
        check(count, BitUtil.SIZE_OF_DOUBLE);
        double[] restored = values.length < count ? Arrays.copyOf(values, count) : values;
        for (int i = 0; i < count; i++) {
            restored[i] = visit(0.0);
        }
        return restored;
    }

    @Override
    public long[] visit(long[] values, int count) {
        check(count, BitUtil.SIZE_OF_LONG);
        long[] restored = values.length < count ? Arrays.copyOf(values, count) : values;
        for (int i = 0; i < count; i++) {
            restored[i] = visit(0L);
        }
        return restored;
    }

    @Override
    public int[] visit(int[] values, int count) {
        check(count, BitUtil.SIZE_OF_INT);
        int[] restored = values.length < count ? Arrays.copyOf(values, count) : values;
        for (int i = 0; i < count; i++) {
            restored[i] = visit(0);
        }
        return restored;
    }

    @Override
    public byte[] visit(byte[] values, int count) {
        check(count, BitUtil.SIZE_OF_BYTE);
        byte[] restored = values.length < count ? Arrays.copyOf(values, count) : values;
        buffer.getBytes(take(count), restored, 0, count);
        return restored;
    }

    @Override
    public boolean[] visit(boolean[] values, int count) {
        check(count, BitUtil.SIZE_OF_BYTE);
        boolean[] restored = values.length < count ? Arrays.copyOf(values, count) : values;
        for (int i = 0; i < count; i++) {
            restored[i] = visit(false);
        }
        return restored;
    }
}
