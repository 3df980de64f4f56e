package io.strikeiq.core.outbound;

/**
 * The records of one tick in the order in which they were made. They are linked to each other, so that no slot of the
 * ring ever grows.
 */
public final class OutboundQueue {
    private Outbound first;
    private Outbound last;
    private int count;

    /** Appends a record, which is in no other queue. */
    public void add(Outbound record) {
        if (count == 0) {
            first = record;
        } else {
            last.next = record;
        }
        last = record;
        count++;
    }

    /** Takes the first record out, to be added to another queue; null when there is none. */
    public Outbound poll() {
        Outbound record = first;
        if (record != null) {
            first = record.next;
            record.next = null;
            count--;
        }
        return record;
    }

    /** Takes the first record out and releases it to its pool. */
    public void releaseFirst() {
        poll().release();
    }

    /** The first record, which stays; null when there is none. */
    public Outbound peek() {
        return first;
    }

    public int count() {
        return count;
    }

    /** The record at a position; each step from the first costs a look. */
    public Outbound get(int index) {
        Outbound record = first;
        for (int i = 0; i < index; i++) {
            record = record.next;
        }
        return record;
    }

    /** Releases every record to its pool and empties the queue. */
    public void releaseAll() {
        Outbound record = first;
        while (record != null) {
            Outbound following = record.next;
            record.next = null;
            record.release();
            record = following;
        }
        first = null;
        last = null;
        count = 0;
    }
}
