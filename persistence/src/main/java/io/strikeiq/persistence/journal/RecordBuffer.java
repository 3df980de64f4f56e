package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.sbe.MessageHeaderDecoder;
import io.strikeiq.persistence.sbe.MessageHeaderEncoder;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableDirectByteBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Scratch memory of one record. Grows to the largest record and never shrinks.
 *
 * <pre>
 *   0            2           4         6        8         16            20        24
 *   blockLength  templateId  schemaId  version  sequence  recordLength  checksum  message ...
 * </pre>
 */
final class RecordBuffer {
    /** Bytes before the message. */
    static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;

    private final ExpandableDirectByteBuffer buffer = new ExpandableDirectByteBuffer(4096);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder decoder = new MessageHeaderDecoder();
    private final CRC32C crc = new CRC32C();
    private int length;

    MutableDirectBuffer buffer() {
        return buffer;
    }

    MessageHeaderEncoder headerEncoder() {
        return header;
    }

    /** The header of the record held. */
    MessageHeaderDecoder header() {
        return decoder.wrap(buffer, 0);
    }

    int length() {
        return length;
    }

    /** A copy of the record held, its checksum included. */
    byte[] bytes() {
        byte[] bytes = new byte[length];
        buffer.getBytes(0, bytes);
        return bytes;
    }

    /** Memory that begins with the record; replaced when the buffer grows. */
    ByteBuffer memory() {
        return buffer.byteBuffer();
    }

    /** Completes the header of the record encoded in the buffer. */
    void seal(long sequence, int recordLength) {
        length = recordLength;
        header.wrap(buffer, 0).sequence(sequence).recordLength(recordLength).checksum(0);
        header.checksum(checksum());
    }

    /** Takes a record over and returns whether its checksum is right. */
    boolean load(DirectBuffer source, int offset, int recordLength) {
        buffer.putBytes(0, source, offset, recordLength);
        length = recordLength;
        int stored = decoder.wrap(buffer, 0).checksum();
        header.wrap(buffer, 0).checksum(0);
        boolean isRight = checksum() == stored;
        header.checksum(stored);
        return isRight;
    }

    private int checksum() {
        ByteBuffer memory = buffer.byteBuffer();
        memory.limit(length).position(0);
        crc.reset();
        crc.update(memory);
        memory.clear();
        return (int) crc.getValue();
    }
}
