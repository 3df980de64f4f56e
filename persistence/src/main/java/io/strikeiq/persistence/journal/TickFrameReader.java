package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.sbe.JournalEndDecoder;
import io.strikeiq.persistence.sbe.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * Reads ticks that another program sends: each frame is a record as in a tick journal, header and message. The sequence is
 * not looked at, and a checksum of 0 is not checked, since the connection has its own. Allocates for instrument definitions
 * only. One thread.
 */
public final class TickFrameReader {
    /** Bytes of the longest frame. */
    public static final int LONGEST = 1 << 16;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TickDecoder decoder = new TickDecoder();
    private final RecordBuffer checked = new RecordBuffer();

    /**
     * Bytes of the frame that begins at an offset, 0 while too few of its bytes are there to tell.
     *
     * @param available bytes from the offset on
     * @throws FrameException when no frame is so long or so short
     */
    public int length(DirectBuffer buffer, int offset, int available) {
        if (available < RecordBuffer.HEADER_LENGTH) {
            return 0;
        }
        int length = header.wrap(buffer, offset).recordLength();
        if (length < RecordBuffer.HEADER_LENGTH || length > LONGEST) {
            throw new FrameException("a frame says that it has " + length + " bytes; allowed "
                    + RecordBuffer.HEADER_LENGTH + " to " + LONGEST);
        }
        return length;
    }

    /** Number that its sender gave the frame that begins at an offset, whose header is there. */
    public long sequence(DirectBuffer buffer, int offset) {
        return header.wrap(buffer, offset).sequence();
    }

    /**
     * Decodes a frame that is whole.
     *
     * @return false for the frame that says that no tick follows
     * @throws FrameException when it is no tick of this schema, or its checksum is wrong
     */
    public boolean read(DirectBuffer buffer, int offset, int length, MarketEvent slot) {
        header.wrap(buffer, offset);
        check(length);
        if (header.checksum() != 0 && !checked.load(buffer, offset, length)) {
            throw new FrameException("the checksum of a frame is wrong; 0 stands for none");
        }
        if (header.templateId() == JournalEndDecoder.TEMPLATE_ID) {
            return false;
        }
        decode(buffer, offset, length, slot);
        return true;
    }

    private void check(int length) {
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new FrameException("a frame of " + length + " bytes is of schema " + header.schemaId() + "; allowed "
                    + MessageHeaderDecoder.SCHEMA_ID);
        }
        if (header.version() > MessageHeaderDecoder.SCHEMA_VERSION) {
            throw new FrameException("a frame has schema version " + header.version() + "; allowed up to "
                    + MessageHeaderDecoder.SCHEMA_VERSION);
        }
    }

    private void decode(DirectBuffer buffer, int offset, int length, MarketEvent slot) {
        int template = header.templateId();
        int at = offset + RecordBuffer.HEADER_LENGTH;
        boolean isTick;
        try {
            if (header.blockLength() > length - RecordBuffer.HEADER_LENGTH) {
                throw new IndexOutOfBoundsException("its fields have " + header.blockLength() + " bytes, it has "
                        + (length - RecordBuffer.HEADER_LENGTH));
            }
            isTick = decoder.decode(buffer, at, template, header.blockLength(), header.version(), slot);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new FrameException("a frame with template " + template + " cannot be read: " + e.getMessage());
        }
        if (!isTick) {
            throw new FrameException("a frame has template " + template + ", which is no tick");
        }
    }
}
