package io.strikeiq.core.outbound;

import java.util.Arrays;

/** The records of one tick in the order in which they were made. Grows when a tick causes more than ever before. */
public final class OutboundQueue {
    private Outbound[] records = new Outbound[4];
    private int count;

    public void add(Outbound record) {
        if (count == records.length) {
            records = Arrays.copyOf(records, count * 2);
        }
        records[count++] = record;
    }

    public int count() {
        return count;
    }

    public Outbound get(int index) {
        return records[index];
    }

    /** Releases every record to its pool and empties the queue. */
    public void releaseAll() {
        for (int i = 0; i < count; i++) {
            records[i].release();
            records[i] = null;
        }
        count = 0;
    }
}
