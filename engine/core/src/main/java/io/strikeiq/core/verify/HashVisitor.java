package io.strikeiq.core.verify;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.state.StateVisitor;

/** Hashes the fields that it meets. Elements of an array go into four sums in turn, which the processor forms at once. */
public final class HashVisitor implements StateVisitor {
    private static final long ODD = 0x9e3779b97f4a7c15L;
    private static final int UNKNOWN_ORDINAL = -1;
    private long hash;

    /** Starts from a seed. */
    public void start(long seed) {
        hash = seed;
    }

    public long hash() {
        return hash;
    }

    @Override
    public long visit(long value) {
        hash = StateHash.mix(hash, value);
        return value;
    }

    @Override
    public int visit(int value) {
        hash = StateHash.mix(hash, value);
        return value;
    }

    @Override
    public double visit(double value) {
        hash = StateHash.mix(hash, value);
        return value;
    }

    @Override
    public boolean visit(boolean value) {
        hash = StateHash.mix(hash, value ? 1L : 0L);
        return value;
    }

    @Override
    public <E extends Enum<E>> E visit(Class<E> type, E value) {
        hash = StateHash.mix(hash, value == null ? UNKNOWN_ORDINAL : value.ordinal());
        return value;
    }

    @Override
    public String visit(String value) {
        hash = StateHash.mix(hash, value.hashCode());
        return value;
    }

    @Override
    public Instrument visit(Instrument terms) {
        if (terms == null) {
            hash = StateHash.mix(hash, UNKNOWN_ORDINAL);
            return null;
        }
        // One round for three values: odd multipliers keep them apart.
        long identity = (terms.id() * ODD + Double.doubleToLongBits(terms.strike())) * ODD + terms.expiryTime();
        hash = StateHash.mix(hash, identity);
        return terms;
    }

    @Override
    public double[] visit(double[] values, int count) {
        long a = 1;
        long b = 2;
        long c = 3;
        long d = count;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            a = ODD * a + Double.doubleToLongBits(values[i]);
            b = ODD * b + Double.doubleToLongBits(values[i + 1]);
            c = ODD * c + Double.doubleToLongBits(values[i + 2]);
            d = ODD * d + Double.doubleToLongBits(values[i + 3]);
        }
        for (; i < count; i++) {
            a = ODD * a + Double.doubleToLongBits(values[i]);
        }
        take(a, b, c, d);
        return values;
    }

    @Override
    public long[] visit(long[] values, int count) {
        long a = 1;
        long b = 2;
        long c = 3;
        long d = count;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            a = ODD * a + values[i];
            b = ODD * b + values[i + 1];
            c = ODD * c + values[i + 2];
            d = ODD * d + values[i + 3];
        }
        for (; i < count; i++) {
            a = ODD * a + values[i];
        }
        take(a, b, c, d);
        return values;
    }

    @Override
    public int[] visit(int[] values, int count) {
        long a = count;
        for (int i = 0; i < count; i++) {
            a = ODD * a + values[i];
        }
        visit(a);
        return values;
    }

    @Override
    public byte[] visit(byte[] values, int count) {
        long a = count;
        for (int i = 0; i < count; i++) {
            a = ODD * a + values[i];
        }
        visit(a);
        return values;
    }

    @Override
    public boolean[] visit(boolean[] values, int count) {
        long a = count;
        for (int i = 0; i < count; i++) {
            a = ODD * a + (values[i] ? 1 : 0);
        }
        visit(a);
        return values;
    }

    private void take(long a, long b, long c, long d) {
        visit(a);
        visit(b);
        visit(c);
        visit(d);
    }
}
