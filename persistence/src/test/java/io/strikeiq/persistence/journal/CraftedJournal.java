package io.strikeiq.persistence.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Journals made of bytes that a fuzzer chose, on the ground of one that a writer made.
 *
 * <pre>
 *   messages  (length of the body (2 bytes), block length, template, schema, version (2 bytes each), body)*
 *             each becomes a record in sequence, with a right checksum
 *   patches   (place (2 bytes), length (1 byte), bytes)*
 *             places count through the queue file's first 512 bytes and then through its records
 * </pre>
 */
final class CraftedJournal {
    private static final int FILE_HEAD = 512;
    private static final int MESSAGE_HEAD = 8;
    private static final int ROOM = 4096;
    private final JournalBytes original;
    private final byte[] bytes;
    private final int from;

    CraftedJournal(JournalBytes original) {
        this.original = original;
        this.bytes = original.copy();
        this.from = original.records().get(0).from();
    }

    /** The messages of the first records of each kind, as a fuzzer's input. */
    byte[] messages(int ofEachKind) {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        Set<List<Integer>> seen = new HashSet<>();
        for (JournalBytes.Extent record : original.records()) {
            int start = record.from() + Integer.BYTES;
            int template = bytes[start + 2];
            boolean wanted = false;
            for (int n = 0; n < ofEachKind && !wanted; n++) {
                wanted = seen.add(List.of(template, n));
            }
            if (wanted) {
                int body = record.to() - start - RecordBuffer.HEADER_LENGTH;
                messages.write(body);
                messages.write(body >> 8);
                messages.write(bytes, start, MESSAGE_HEAD);
                messages.write(bytes, start + RecordBuffer.HEADER_LENGTH, body);
            }
        }
        return messages.toByteArray();
    }

    /** A queue file whose records are made of messages. */
    byte[] ofMessages(byte[] input) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(bytes, 0, from);
        ByteBuffer messages = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
        for (int sequence = 0; messages.remaining() > Short.BYTES + MESSAGE_HEAD; sequence++) {
            int wanted = messages.getShort() & 0xFFFF;
            byte[] message = new byte[MESSAGE_HEAD + Math.min(wanted, messages.remaining() - MESSAGE_HEAD)];
            messages.get(message);
            file.writeBytes(excerpt(message, sequence));
        }
        int lastRecordNowhere = 0;
        byte[] complete = Arrays.copyOf(file.toByteArray(), file.size() + ROOM);
        int writePosition = indexOf(
                complete, original.records().get(original.records().size() - 1).from());
        ByteBuffer.wrap(complete).order(ByteOrder.LITTLE_ENDIAN).putLong(writePosition, lastRecordNowhere);
        return complete;
    }

    private static byte[] excerpt(byte[] message, int sequence) {
        int body = message.length - MESSAGE_HEAD;
        int length = RecordBuffer.HEADER_LENGTH + body;
        RecordBuffer record = new RecordBuffer();
        record.buffer().putBytes(0, message, 0, MESSAGE_HEAD);
        record.buffer().putBytes(RecordBuffer.HEADER_LENGTH, message, MESSAGE_HEAD, body);
        record.seal(sequence, length);
        byte[] excerpt = new byte[Integer.BYTES + ((length + 3) & ~3)];
        ByteBuffer.wrap(excerpt).order(ByteOrder.LITTLE_ENDIAN).putInt(length);
        record.buffer().getBytes(0, excerpt, Integer.BYTES, length);
        return excerpt;
    }

    /** Where a number of eight bytes stands in the queue's first table. */
    private static int indexOf(byte[] file, long number) {
        ByteBuffer head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < FILE_HEAD; at++) {
            if (head.getLong(at) == number) {
                return at;
            }
        }
        throw new AssertionError("the queue file does not say where its last record is");
    }

    /** The queue file with some bytes replaced. */
    byte[] patched(byte[] input) {
        byte[] patched = bytes.clone();
        ByteBuffer patches = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
        while (patches.remaining() > Short.BYTES + 1) {
            int place = (patches.getShort() & 0xFFFF) % (FILE_HEAD + original.end() - from);
            int at = place < FILE_HEAD ? place : from + place - FILE_HEAD;
            int length = Math.min(Math.min(patches.get() & 0xFF, patches.remaining()), patched.length - at);
            patches.get(patched, at, length);
        }
        return patched;
    }
}
