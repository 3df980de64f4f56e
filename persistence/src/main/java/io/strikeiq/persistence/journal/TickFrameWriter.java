package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.MarketEvent;
import java.nio.ByteBuffer;

/** Writes ticks as {@link TickFrameReader} reads them. Allocates for instrument definitions only. One thread. */
public final class TickFrameWriter {
    private final RecordBuffer record = new RecordBuffer();
    private final TickEncoder encoder = new TickEncoder(record);
    private long sequence;

    /** The bytes of a tick, from position to limit; they hold until the next call. */
    public ByteBuffer encode(MarketEvent tick) {
        return encode(tick, sequence + 1);
    }

    /**
     * As the other, with a number of its own.
     *
     * @param number of the tick where it comes from; further ticks are counted from it
     */
    public ByteBuffer encode(MarketEvent tick, long number) {
        sequence = number - 1;
        return sealed(encoder.encode(tick));
    }

    /** The bytes that say that no tick follows, with a number of their own. */
    public ByteBuffer end(long number) {
        sequence = number - 1;
        return end();
    }

    /** The bytes that say that no tick follows. */
    public ByteBuffer end() {
        return sealed(JournalEnding.encode(record, sequence + 1));
    }

    private ByteBuffer sealed(int messageLength) {
        record.seal(++sequence, RecordBuffer.HEADER_LENGTH + messageLength);
        return record.memory().limit(record.length()).position(0);
    }
}
