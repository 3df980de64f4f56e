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
        return sealed(encoder.encode(tick));
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
