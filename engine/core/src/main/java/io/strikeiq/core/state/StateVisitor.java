package io.strikeiq.core.state;

import io.strikeiq.core.instrument.Instrument;

/**
 * Meets the fields of a {@link Visited} in their fixed order. Each method takes a field and returns what the field is to
 * be from now on. Hash, save and restore are three visitors over one method of each class, so that a saved state holds
 * exactly what the hash covers.
 */
public interface StateVisitor {
    long visit(long value);

    int visit(int value);

    double visit(double value);

    boolean visit(boolean value);

    /** An enum by its ordinal; null is allowed. */
    <E extends Enum<E>> E visit(Class<E> type, E value);

    /** Text of at most 65,535 characters. */
    String visit(String value);

    /** The terms of an instrument; null is allowed. A hash takes id, strike and expiry, by which what they say is known. */
    Instrument visit(Instrument terms);

    /**
     * The first {@code count} elements of an array; the same array, or a longer one when restored elements do not fit.
     * An array of fixed length needs no count and its return value can be left: see {@link #visitAll(double[])}.
     */
    double[] visit(double[] values, int count);

    /** As for doubles. */
    long[] visit(long[] values, int count);

    /** As for doubles. */
    int[] visit(int[] values, int count);

    /** As for doubles. */
    byte[] visit(byte[] values, int count);

    /** As for doubles. */
    boolean[] visit(boolean[] values, int count);

    /**
     * As without blocks, of an array that says which of its elements are written. A visitor that does not know whether it
     * writes any counts all as written.
     *
     * @param array number of the array among those that share the blocks
     */
    default double[] visit(double[] values, int count, WrittenBlocks blocks, int array) {
        blocks.writeAll();
        return visit(values, count);
    }

    /** As for doubles. */
    default long[] visit(long[] values, int count, WrittenBlocks blocks, int array) {
        blocks.writeAll();
        return visit(values, count);
    }

    /** As for doubles. */
    default int[] visit(int[] values, int count, WrittenBlocks blocks, int array) {
        blocks.writeAll();
        return visit(values, count);
    }

    /** As for doubles. */
    default byte[] visit(byte[] values, int count, WrittenBlocks blocks, int array) {
        blocks.writeAll();
        return visit(values, count);
    }

    /**
     * As without them, of an array that says when it is written. A visitor that does not know whether it writes counts it as
     * written.
     *
     * @param array number of the array among those that are written together
     */
    default double[] visit(double[] values, int count, WrittenArrays arrays, int array) {
        arrays.write();
        return visit(values, count);
    }

    /** As for doubles. */
    default long[] visit(long[] values, int count, WrittenArrays arrays, int array) {
        arrays.write();
        return visit(values, count);
    }

    /** Every element of an array that grows with what it is indexed by, and says which are written; its length comes first. */
    default double[] visitWhole(double[] values, WrittenBlocks blocks, int array) {
        return visit(values, visit(values.length), blocks, array);
    }

    /** As for doubles. */
    default long[] visitWhole(long[] values, WrittenBlocks blocks, int array) {
        return visit(values, visit(values.length), blocks, array);
    }

    /** As for doubles. */
    default int[] visitWhole(int[] values, WrittenBlocks blocks, int array) {
        return visit(values, visit(values.length), blocks, array);
    }

    /** As for doubles. */
    default byte[] visitWhole(byte[] values, WrittenBlocks blocks, int array) {
        return visit(values, visit(values.length), blocks, array);
    }

    /** Every element of an array that grows with what it is indexed by; its length comes first. */
    default double[] visitWhole(double[] values) {
        return visit(values, visit(values.length));
    }

    /** As for doubles. */
    default long[] visitWhole(long[] values) {
        return visit(values, visit(values.length));
    }

    /** As for doubles. */
    default int[] visitWhole(int[] values) {
        return visit(values, visit(values.length));
    }

    /** As for doubles. */
    default byte[] visitWhole(byte[] values) {
        return visit(values, visit(values.length));
    }

    /** As for doubles. */
    default boolean[] visitWhole(boolean[] values) {
        return visit(values, visit(values.length));
    }

    /** Every element of an array whose length never changes, in place. */
    default void visitAll(double[] values) {
        visit(values, values.length);
    }

    /** Every element of an array whose length never changes, in place. */
    default void visitAll(long[] values) {
        visit(values, values.length);
    }

    /** Every element of an array whose length never changes, in place. */
    default void visitAll(int[] values) {
        visit(values, values.length);
    }

    /** Every element of an array whose length never changes, in place. */
    default void visitAll(boolean[] values) {
        visit(values, values.length);
    }

    /** Every part of an array whose length never changes, in place. */
    default void visitAll(Visited[] parts) {
        for (Visited part : parts) {
            part.visit(this);
        }
    }
}
