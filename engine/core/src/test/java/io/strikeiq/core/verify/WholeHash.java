package io.strikeiq.core.verify;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.state.WrittenArrays;
import io.strikeiq.core.state.WrittenBlocks;

/** The hash of every element, whatever is said of which are written; what is kept of them stays as it is. */
final class WholeHash implements StateVisitor {
    private final HashVisitor hash = new HashVisitor();

    static long of(Visited visited) {
        WholeHash visitor = new WholeHash();
        visitor.hash.start(1);
        visited.visit(visitor);
        return visitor.hash.hash();
    }

    @Override
    public long visit(long value) {
        return hash.visit(value);
    }

    @Override
    public int visit(int value) {
        return hash.visit(value);
    }

    @Override
    public double visit(double value) {
        return hash.visit(value);
    }

    @Override
    public boolean visit(boolean value) {
        return hash.visit(value);
    }

    @Override
    public <E extends Enum<E>> E visit(Class<E> type, E value) {
        return hash.visit(type, value);
    }

    @Override
    public String visit(String value) {
        return hash.visit(value);
    }

    @Override
    public Instrument visit(Instrument terms) {
        return hash.visit(terms);
    }

    @Override
    public double[] visit(double[] values, int count) {
        return hash.visit(values, count);
    }

    @Override
    public long[] visit(long[] values, int count) {
        return hash.visit(values, count);
    }

    @Override
    public int[] visit(int[] values, int count) {
        return hash.visit(values, count);
    }

    @Override
    public byte[] visit(byte[] values, int count) {
        return hash.visit(values, count);
    }

    @Override
    public boolean[] visit(boolean[] values, int count) {
        return hash.visit(values, count);
    }

    @Override
    public double[] visit(double[] values, int count, WrittenBlocks blocks, int array) {
        return hash.visit(values, count);
    }

    @Override
    public long[] visit(long[] values, int count, WrittenBlocks blocks, int array) {
        return hash.visit(values, count);
    }

    @Override
    public int[] visit(int[] values, int count, WrittenBlocks blocks, int array) {
        return hash.visit(values, count);
    }

    @Override
    public byte[] visit(byte[] values, int count, WrittenBlocks blocks, int array) {
        return hash.visit(values, count);
    }

    @Override
    public double[] visit(double[] values, int count, WrittenArrays arrays, int array) {
        return hash.visit(values, count);
    }

    @Override
    public long[] visit(long[] values, int count, WrittenArrays arrays, int array) {
        return hash.visit(values, count);
    }
}
