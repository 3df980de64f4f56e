package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.sbe.MessageHeaderDecoder;
import io.strikeiq.persistence.sbe.MessageHeaderEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableDirectByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Scratch memory of one record. Grows to the largest record and never shrinks. A record that is loaded has its header taken apart once: it
 * is asked for piece by piece at each tick of a replay.
 *
 * <pre>
 *   0            2           4         6        8         16            20        24
 *   blockLength  templateId  schemaId  version  sequence  recordLength  checksum  message ...
 * </pre>
 */
final class RecordBuffer {
    /** Bytes before the message. */
    static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;

    private static final ByteOrder ORDER = MessageHeaderDecoder.BYTE_ORDER;
    private static final int SEQUENCE = MessageHeaderDecoder.sequenceEncodingOffset();
    private static final int RECORD_LENGTH = MessageHeaderDecoder.recordLengthEncodingOffset();
    private static final int CHECKSUM = MessageHeaderDecoder.checksumEncodingOffset();

    private final ExpandableDirectByteBuffer buffer = new ExpandableDirectByteBuffer(4096);
    /** The same memory, which does not grow. */
    private final UnsafeBuffer loaded = new UnsafeBuffer(buffer.byteBuffer());

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder decoder = new MessageHeaderDecoder();
    private final CRC32C crc = new CRC32C();
    private int length;
    /** The header's first eight bytes: block length, template, schema and version, 16 bits each. */
    private long kind;

    private long sequence;
    private int checksum;

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
        header.checksum(computed());
    }

    /** The length of a record as its header says. */
    static int recordLength(DirectBuffer source, int offset) {
        return source.getInt(offset + RECORD_LENGTH, ORDER);
    }

    /** Takes a record over and returns whether its checksum is right. */
    boolean load(DirectBuffer source, int offset, int recordLength) {
        buffer.checkLimit(recordLength);
        if (loaded.addressOffset() != buffer.addressOffset()) {
            loaded.wrap(buffer.byteBuffer());
        }
        loaded.putBytes(0, source, offset, recordLength);
        length = recordLength;
        kind = loaded.getLong(0, ORDER);
        sequence = loaded.getLong(SEQUENCE, ORDER);
        checksum = loaded.getInt(CHECKSUM, ORDER);
        loaded.putInt(CHECKSUM, 0, ORDER);
        boolean isRight = computed() == checksum;
        loaded.putInt(CHECKSUM, checksum, ORDER);
        return isRight;
    }

    /** Bytes of the fixed block of the message loaded, as written. */
    int blockLength() {
        return field(MessageHeaderDecoder.blockLengthEncodingOffset());
    }

    int templateId() {
        return field(MessageHeaderDecoder.templateIdEncodingOffset());
    }

    int schemaId() {
        return field(MessageHeaderDecoder.schemaIdEncodingOffset());
    }

    /** Version of the schema that the record loaded was written with. */
    int version() {
        return field(MessageHeaderDecoder.versionEncodingOffset());
    }

    private int field(int offset) {
        return (int) (kind >>> (Byte.SIZE * offset)) & 0xffff;
    }

    /** Number of the record loaded. */
    long sequence() {
        return sequence;
    }

    /** Checksum of the record loaded, as it stands in its header. */
    int checksum() {
        return checksum;
    }

    private int computed() {
        ByteBuffer memory = buffer.byteBuffer();
        memory.limit(length).position(0);
        crc.reset();
        crc.update(memory);
        memory.clear();
        return (int) crc.getValue();
    }
}
