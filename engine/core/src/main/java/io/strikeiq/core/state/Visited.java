package io.strikeiq.core.state;

/** Something with state of its own that is hashed, saved and restored. */
public interface Visited {
    /**
     * Shows every field that changes after construction to the visitor, always in the same order, and keeps what the
     * visitor returns: the field itself when the state is hashed or saved, the saved value when it is restored. What
     * follows from other fields, such as a cache, is left out and is made again on demand.
     *
     * <pre>{@code
     * count = visitor.visit(count);
     * times = visitor.visit(times, count);
     * mean.visit(visitor);
     * }</pre>
     */
    void visit(StateVisitor visitor);
}
