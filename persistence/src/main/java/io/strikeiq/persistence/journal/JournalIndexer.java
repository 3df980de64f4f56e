package io.strikeiq.persistence.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Writes the index of a journal while its records are written, or read to make up for an index that lacks them: the first
 * record of each file, every {@link #STRIDE}th behind it, and those that later ones cannot be understood without. One
 * thread.
 */
final class JournalIndexer implements AutoCloseable {
    /** Records between two rows: what a start reads again at most. */
    static final int STRIDE = 4_096;

    private Path file;
    private FileIndex index;
    private long lastRow = Long.MIN_VALUE / 2;
    private long time = Long.MIN_VALUE;
    private long tick;

    /** Goes on behind the last of some rows, which have been proven. */
    void resume(List<IndexEntry> rows) {
        if (!rows.isEmpty()) {
            IndexEntry last = rows.get(rows.size() - 1);
            turnTo(last.file(), (int) rows.stream()
                    .filter(each -> each.file().equals(last.file()))
                    .count());
            lastRow = last.sequence();
            time = last.time();
            tick = last.tick();
        }
    }

    private void turnTo(Path next, int rows) {
        close();
        file = next;
        index = new FileIndex(next, rows);
    }

    /**
     * A record is in a file.
     *
     * @param checksum of the record
     * @param offset tells its offset; asked when it becomes a row
     */
    void onRecord(Path of, RecordBuffer record, int checksum, LongSupplier offset) {
        int template = record.header().templateId();
        long sequence = record.header().sequence();
        time = Math.max(time, IndexKeys.time(record, template));
        tick = Math.max(tick, IndexKeys.tick(record, template, sequence));
        boolean isFirst = of != file && !of.equals(file);
        if (isFirst) {
            turnTo(of, 0);
        }
        if (isFirst || sequence - lastRow >= STRIDE || (sequence > lastRow && IndexKeys.isLandmark(template))) {
            index.add(sequence, offset.getAsLong(), time, tick, checksum, template);
            lastRow = sequence;
        }
    }

    /** A scanner has read a record. */
    void onRecord(JournalScanner scanner) {
        onRecord(scanner.file(), scanner.record(), (int) scanner.checksum(), scanner::recordAt);
    }

    @Override
    public void close() {
        if (index != null) {
            index.close();
        }
    }
}
