package io.strikeiq.persistence.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index beside one queue file: a row for some of its records, in order.
 *
 * <pre>
 *   0         8       16    24    32        36        40   44
 *   sequence  offset  time  tick  checksum  template  crc  mark
 * </pre>
 *
 * <p>It is derived from the queue file and can be deleted. Each row has a checksum of its own: rows count up to the first
 * that is damaged, and what they say is believed only once the record is found where they say.
 */
final class FileIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileIndex.class);
    private static final int ROW = 48;
    private static final int CHECKED = 40;
    private static final int MARK = 0x58514953;

    private final Path file;
    private final ByteBuffer row = ByteBuffer.allocateDirect(ROW).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private FileChannel channel;

    /**
     * Opens the index of a queue file for further rows.
     *
     * @param rows rows that stay
     */
    FileIndex(Path file, int rows) {
        this.file = file;
        try {
            channel = FileChannel.open(path(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate((long) rows * ROW).position((long) rows * ROW);
        } catch (IOException e) {
            giveUp(e);
        }
    }

    /** The file beside a queue file. */
    static Path path(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".idx");
    }

    /**
     * What an index holds.
     *
     * @param entries rows up to the first that is damaged
     * @param whole whether there are rows and none is damaged
     */
    record Rows(List<IndexEntry> entries, boolean whole) {}

    static Rows read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path(file));
        } catch (NoSuchFileException e) {
            return new Rows(List.of(), false);
        } catch (IOException e) {
            LOG.debug("the index of {} cannot be read", file, e);
            return new Rows(List.of(), false);
        }
        ByteBuffer rows = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        CRC32C crc = new CRC32C();
        List<IndexEntry> entries = new ArrayList<>(bytes.length / ROW);
        for (int at = 0; at + ROW <= bytes.length; at += ROW) {
            crc.reset();
            crc.update(bytes, at, CHECKED);
            boolean good = rows.getInt(at + CHECKED) == (int) crc.getValue() && rows.getInt(at + CHECKED + 4) == MARK;
            IndexEntry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
            if (!good || (last != null && rows.getLong(at) <= last.sequence())) {
                return new Rows(entries, false);
            }
            entries.add(new IndexEntry(
                    file,
                    rows.getLong(at),
                    rows.getLong(at + 8),
                    rows.getLong(at + 16),
                    rows.getLong(at + 24),
                    rows.getInt(at + 32),
                    rows.getInt(at + 36)));
        }
        return new Rows(entries, !entries.isEmpty() && bytes.length % ROW == 0);
    }

    /** Appends a row. An index that cannot be written is left behind: readers then read more of the journal. */
    void add(long sequence, long offset, long time, long tick, int checksum, int template) {
        if (channel == null) {
            return;
        }
        row.clear();
        row.putLong(sequence).putLong(offset).putLong(time).putLong(tick).putInt(checksum);
        row.putInt(template).flip();
        crc.reset();
        crc.update(row);
        row.clear();
        row.putInt(CHECKED, (int) crc.getValue()).putInt(CHECKED + 4, MARK);
        try {
            while (row.hasRemaining()) {
                channel.write(row);
            }
        } catch (IOException e) {
            giveUp(e);
        }
    }

    private void giveUp(IOException e) {
        LOG.debug("the index of {} is not written", file, e);
        close();
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("the index of {} cannot be closed", file, e);
            }
            channel = null;
        }
    }
}
