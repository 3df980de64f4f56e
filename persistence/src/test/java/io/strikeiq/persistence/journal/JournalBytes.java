package io.strikeiq.persistence.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of a one-file journal up to a page behind its end, and where its records stand in them. */
final class JournalBytes {
    /** A record from its queue header to its last byte, without the padding behind. */
    record Extent(int from, int to) {}

    private final byte[] bytes;
    private final List<Extent> records = new ArrayList<>();

    private JournalBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Finds the records by the queue's own framing. */
    static JournalBytes of(Path directory) {
        try {
            byte[] all = Files.readAllBytes(QueueFolder.files(directory).get(0));
            ByteBuffer file = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
            List<Extent> records = new ArrayList<>();
            int at = 0;
            for (int header = file.getInt(0); header != 0; header = file.getInt(at)) {
                int length = header & 0x3FFFFFFF;
                if ((header & 0x40000000) == 0) {
                    records.add(new Extent(at, at + 4 + length));
                }
                at += 4 + ((length + 3) & ~3);
            }
            JournalBytes journal = new JournalBytes(Arrays.copyOf(all, at + 4096));
            journal.records.addAll(records);
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] copy() {
        return bytes.clone();
    }

    /** By journal index. */
    List<Extent> records() {
        return records;
    }

    /** Offset behind the last record and its padding. */
    int end() {
        return bytes.length - 4096;
    }

    static void write(Path directory, byte[] content) {
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve("20260101F.cq4"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
