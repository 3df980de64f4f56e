package io.strikeiq.core.verify;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.state.StateVisitor;
import org.agrona.BitUtil;
import org.agrona.MutableDirectBuffer;

/** Writes the fields that it meets to a buffer, little endian and without padding; {@link RestoreVisitor} reads them. */
public final class SaveVisitor implements StateVisitor {
    private static final int MOST_CHARACTERS = 65_535;
    private final MutableDirectBuffer buffer;
    private int position;

    /**
     * @param buffer an expandable one, or one that is large enough
     * @param offset where to begin
     */
    public SaveVisitor(MutableDirectBuffer buffer, int offset) {
        this.buffer = buffer;
        this.position = offset;
    }

    /** Offset after the last byte written. */
    public int position() {
        return position;
    }

    @Override
    public long visit(long value) {
        buffer.putLong(position, value);
        position += BitUtil.SIZE_OF_LONG;
        return value;
    }

    @Override
    public int visit(int value) {
        buffer.putInt(position, value);
        position += BitUtil.SIZE_OF_INT;
        return value;
    }

    @Override
    public double visit(double value) {
        buffer.putDouble(position, value);
        position += BitUtil.SIZE_OF_DOUBLE;
        return value;
    }

    @Override
    public boolean visit(boolean value) {
        buffer.putByte(position, (byte) (value ? 1 : 0));
        position += BitUtil.SIZE_OF_BYTE;
        return value;
    }

    @Override
    public <E extends Enum<E>> E visit(Class<E> type, E value) {
        visit(value == null ? -1 : value.ordinal());
        return value;
    }

    @Override
    public String visit(String value) {
        if (value.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a text of " + value.length() + " characters is too long to be saved");
        }
        visit(value.length());
        for (int i = 0; i < value.length(); i++) {
            buffer.putChar(position, value.charAt(i));
            position += BitUtil.SIZE_OF_CHAR;
        }
        return value;
    }

    @Override
    public Instrument visit(Instrument terms) {
        if (visit(terms != null)) {
            InstrumentTerms.save(this, terms);
        }
        return terms;
    }

    @Override
    public double[] visit(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            visit(values[i]);
        }
        return values;
    }

    @Override
    public long[] visit(long[] values, int count) {
        for (int i = 0; i < count; i++) {
            visit(values[i]);
        }
        return values;
    }

    @Override
    public int[] visit(int[] values, int count) {
        for (int i = 0; i < count; i++) {
            visit(values[i]);
        }
        return values;
    }

    @Override
    public byte[] visit(byte[] values, int count) {
        buffer.putBytes(position, values, 0, count);
        position += count;
        return values;
    }

    @Override
    public boolean[] visit(boolean[] values, int count) {
        for (int i = 0; i < count; i++) {
            visit(values[i]);
        }
        return values;
    }
}
