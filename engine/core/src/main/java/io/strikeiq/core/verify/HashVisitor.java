package io.strikeiq.core.verify;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.WrittenArrays;
import io.strikeiq.core.state.WrittenBlocks;

/**
 * Hashes the fields that it meets. Elements of an array go into four sums in turn, which the processor forms at once; of an
 * array that says which elements are written only their blocks are read.
 */
public final class HashVisitor implements StateVisitor {
    private static final long ODD = BlockSums.ODD;
    private static final int UNKNOWN_ORDINAL = -1;
    private final BlockSums sums = new BlockSums();
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
        sums.add(values, count);
        takeSums();
        return values;
    }

    @Override
    public double[] visit(double[] values, int count, WrittenArrays arrays, int array) {
        sums.add(values, count, arrays, array);
        takeSums();
        return values;
    }

    @Override
    public double[] visit(double[] values, int count, WrittenBlocks blocks, int array) {
        sums.add(values, count, blocks, array);
        takeSums();
        return values;
    }

    @Override
    public long[] visit(long[] values, int count) {
        sums.add(values, count);
        takeSums();
        return values;
    }

    @Override
    public long[] visit(long[] values, int count, WrittenArrays arrays, int array) {
        sums.add(values, count, arrays, array);
        takeSums();
        return values;
    }

    @Override
    public long[] visit(long[] values, int count, WrittenBlocks blocks, int array) {
        sums.add(values, count, blocks, array);
        takeSums();
        return values;
    }

    @Override
    public int[] visit(int[] values, int count) {
        visit(BlockSums.of(values, count));
        return values;
    }

    @Override
    public int[] visit(int[] values, int count, WrittenBlocks blocks, int array) {
        visit(BlockSums.of(values, count, blocks, array));
        return values;
    }

    @Override
    public byte[] visit(byte[] values, int count) {
        visit(BlockSums.of(values, count));
        return values;
    }

    @Override
    public byte[] visit(byte[] values, int count, WrittenBlocks blocks, int array) {
        visit(BlockSums.of(values, count, blocks, array));
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

    private void takeSums() {
        visit(sums.a);
        visit(sums.b);
        visit(sums.c);
        visit(sums.d);
    }
}
