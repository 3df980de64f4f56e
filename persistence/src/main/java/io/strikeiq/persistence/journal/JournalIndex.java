package io.strikeiq.persistence.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds where to begin to read in a journal. Nothing of an index is trusted but what the journal proves: a place counts
 * once a whole record of the number and the checksum that the index says is found there. Where none does, or where there
 * is no index, reading begins at the first record, as it would without one.
 *
 * <p>An index of a file that is written no more is made again where it lacks or is damaged; that of the last file is its
 * writer's.
 */
final class JournalIndex {
    private final Path directory;
    private final List<IndexEntry> entries = new ArrayList<>();

    private JournalIndex(Path directory) {
        this.directory = directory;
    }

    /** Reads the index of every file of a journal. */
    static JournalIndex open(Path directory) {
        JournalIndex index = new JournalIndex(directory);
        List<Path> files = QueueFolder.files(directory);
        for (int i = 0; i < files.size(); i++) {
            FileIndex.Rows rows = FileIndex.read(files.get(i));
            boolean isClosed = i < files.size() - 1;
            index.entries.addAll(rows.whole() || !isClosed ? rows.entries() : made(directory, files.get(i)));
        }
        return index;
    }

    private static List<IndexEntry> made(Path directory, Path file) {
        if (Files.isWritable(directory)) {
            try (JournalScanner scanner = JournalScanner.ofFile(directory, file);
                    JournalIndexer indexer = new JournalIndexer()) {
                while (scanner.next() && scanner.file().equals(file)) {
                    indexer.onRecord(scanner);
                }
            } catch (JournalException e) {
                // What stands before the damage has its rows; who reads on will say what is wrong.
                return FileIndex.read(file).entries();
            }
        }
        return FileIndex.read(file).entries();
    }

    /** Rows of one kind of record before a journal index, in order. */
    List<IndexEntry> landmarks(int template, long before) {
        return entries.stream()
                .filter(each -> each.template() == template && each.sequence() < before)
                .toList();
    }

    /** A scanner whose next record is that of a journal index or one before it. */
    JournalScanner at(long sequence) {
        return last(entry -> entry.sequence() <= sequence);
    }

    /** A scanner before whose next record no record has an event time of or after a time. */
    JournalScanner atTime(long time) {
        int first = 0;
        while (first < entries.size() && entries.get(first).time() < time) {
            first++;
        }
        long beyond =
                first == entries.size() ? Long.MAX_VALUE : entries.get(first).sequence();
        return last(entry -> entry.sequence() < beyond);
    }

    /** A scanner whose next record is the first of those that no row follows, or one before it. */
    JournalScanner atEnd() {
        return last(entry -> true);
    }

    /** A scanner on the way to the end of a file. */
    JournalScanner atEndOf(Path file) {
        return last(entry -> entry.file().compareTo(file) <= 0);
    }

    /**
     * Checks that the records of each file go on in the next: no file and no end of a file is missing. Reads no more of a
     * file than what follows its last row.
     *
     * @throws JournalDamagedException when they do not
     */
    void checkJoints() {
        List<Path> files = QueueFolder.files(directory);
        for (Path file : files.subList(0, Math.max(0, files.size() - 1))) {
            try (JournalScanner scanner = atEndOf(file)) {
                boolean more = scanner.next();
                while (more && scanner.file().compareTo(file) <= 0) {
                    more = scanner.next();
                }
            }
        }
    }

    /** A scanner before whose next record there is none of a tick. */
    JournalScanner beforeTick(long tick) {
        return last(entry -> entry.tick() < tick);
    }

    private JournalScanner last(Predicate<IndexEntry> suits) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (suits.test(entries.get(i))) {
                JournalScanner scanner = proven(entries.get(i));
                if (scanner != null) {
                    return scanner;
                }
                entries.subList(i, entries.size()).clear();
            }
        }
        return new JournalScanner(directory);
    }

    /** A scanner before the record of an entry, or null when it is not there. */
    private JournalScanner proven(IndexEntry entry) {
        JournalScanner scanner = JournalScanner.at(directory, entry);
        if (isAt(scanner, entry)) {
            scanner.unread();
            return scanner;
        }
        scanner.close();
        return null;
    }

    /** Reads the next record and says whether it is that of an entry. */
    private static boolean isAt(JournalScanner scanner, IndexEntry entry) {
        try {
            return scanner.next()
                    && scanner.file().equals(entry.file())
                    && scanner.checksum() == Integer.toUnsignedLong(entry.checksum());
        } catch (JournalDamagedException e) {
            return false;
        }
    }

    /**
     * Reads the records of some rows, those of a file by one scanner: a file may have thousands of definitions.
     *
     * @param rows in the order of the journal
     * @throws JournalException when one of them is not where its row says
     */
    void read(List<IndexEntry> rows, Consumer<JournalScanner> reader) {
        int from = 0;
        while (from < rows.size()) {
            Path file = rows.get(from).file();
            int to = from;
            try (JournalScanner scanner = JournalScanner.at(directory, rows.get(from))) {
                while (to < rows.size() && rows.get(to).file().equals(file)) {
                    IndexEntry row = rows.get(to++);
                    scanner.turnTo(row);
                    if (!isAt(scanner, row)) {
                        throw new JournalException("record " + row.sequence() + " is not where the index of " + file
                                + " says; delete " + FileIndex.path(file));
                    }
                    reader.accept(scanner);
                }
            }
            from = to;
        }
    }

    /** Number of the last tick that the rows know, 0 when they know none. */
    long lastTick() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).tick();
    }

    /** Forgets every row. */
    void distrust() {
        entries.clear();
    }

    /** The rows that have not been found wrong. */
    List<IndexEntry> entries() {
        return Collections.unmodifiableList(entries);
    }
}
