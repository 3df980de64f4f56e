package io.strikeiq.core.outbound;

/** A pooled record on its way to the signal journal. Written by one stage, read and released by the drain. */
public abstract class Outbound {
    /** The next record of the same tick. */
    Outbound next;

    /** Gives the record back to its pool, once, when its queue is emptied. */
    protected abstract void release();
}
