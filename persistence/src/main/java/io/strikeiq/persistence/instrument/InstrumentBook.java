package io.strikeiq.persistence.instrument;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentIds;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ids of all instruments that a data folder has seen, in a text file to which a line is appended for each new one. A
 * process that dies loses none. A machine that loses power may lose the last lines; the journals that use their ids define
 * them too, and give them back by {@link #recorded}.
 */
public final class InstrumentBook implements InstrumentIds, AutoCloseable {
    /** Name of the file in a data folder. */
    public static final String FILE_NAME = "instruments.tsv";

    private static final String HEADER = "# strikeiq instruments, format 1: id, role, venue, symbol, checksum";

    private final Path file;
    private final Map<String, Integer> ids = new HashMap<>();
    private final BitSet taken = new BitSet();
    private FileChannel channel;

    private InstrumentBook(Path file) {
        this.file = file;
    }

    /** A book that is kept nowhere. */
    public static InstrumentBook inMemory() {
        return new InstrumentBook(null);
    }

    /**
     * Opens the book of a data folder, which one process may do at a time, and makes it where it is not there.
     *
     * @throws InstrumentBookException when it cannot be read or written, or is damaged
     */
    public static InstrumentBook open(Path dataFolder) {
        InstrumentBook book = new InstrumentBook(dataFolder.resolve(FILE_NAME));
        try {
            book.openFile();
            return book;
        } catch (IOException e) {
            throw book.fault(e);
        }
    }

    /** Reads the book of a data folder and keeps what is asked for beyond it to itself. */
    public static InstrumentBook read(Path dataFolder) {
        InstrumentBook book = new InstrumentBook(dataFolder.resolve(FILE_NAME));
        try {
            if (Files.exists(book.file)) {
                book.load();
            }
            return book;
        } catch (IOException e) {
            throw book.fault(e);
        }
    }

    private void openFile() throws IOException {
        OwnerOnly.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) {
            OwnerOnly.createFile(file);
        }
        long length = load();
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.truncate(length).position(length);
        if (length == 0) {
            append(HEADER);
        }
    }

    /** Reads the lines and returns the length of those that are whole; the last one may have been cut off. */
    private long load() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = 0;
        for (int number = 1; at < bytes.length; number++) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            if (end == bytes.length) {
                return at;
            }
            String line = new String(bytes, at, end - at, StandardCharsets.UTF_8);
            Optional<BookEntry> entry = BookEntry.of(line);
            entry.ifPresent(this::put);
            if (entry.isEmpty() && !line.equals(HEADER)) {
                throw new InstrumentBookException(file + ", line " + number + ": is damaged: '" + shown(line)
                        + "'; take the file away, and it is made again from the journals of runs that are there");
            }
            at = end + 1;
        }
        return at;
    }

    private static String shown(String line) {
        String start = line.substring(0, Math.min(line.length(), 80));
        return start.replaceAll("[^ -~]", "?");
    }

    private void put(BookEntry entry) {
        ids.putIfAbsent(entry.key(), entry.id());
        taken.set(entry.id());
    }

    @Override
    public synchronized int id(String venue, String symbol, int wanted) {
        Integer known = ids.get(BookEntry.key(BookEntry.INSTRUMENT, venue, symbol));
        if (known != null) {
            return known;
        }
        int id = wanted >= 0 && wanted <= Instrument.MAX_ID && !taken.get(wanted) ? wanted : fresh();
        add(new BookEntry(id, BookEntry.INSTRUMENT, venue, symbol));
        return id;
    }

    @Override
    public synchronized int bookId(String venue, String underlying) {
        Integer known = ids.get(BookEntry.key(BookEntry.BOOK, venue, underlying));
        if (known != null) {
            return known;
        }
        int id = fresh();
        add(new BookEntry(id, BookEntry.BOOK, venue, underlying));
        return id;
    }

    @Override
    public synchronized int name(String venue, String symbol, int id) {
        Integer known = ids.get(BookEntry.key(BookEntry.INSTRUMENT, venue, symbol));
        if (known != null) {
            return known;
        }
        add(new BookEntry(id, BookEntry.INSTRUMENT, venue, symbol));
        return id;
    }

    /**
     * Takes over a definition that stands in a journal with ids of this book.
     *
     * @throws InstrumentBookException when the instrument has another id
     */
    public synchronized void recorded(Instrument instrument) {
        int id = name(instrument.venue(), instrument.symbol(), instrument.id());
        if (id != instrument.id()) {
            throw new InstrumentBookException("instrument " + instrument.symbol() + " has id " + instrument.id()
                    + " in the run's journal and " + id + " in " + file + "; begin a new run with --fresh");
        }
    }

    private int fresh() {
        int id = taken.length();
        if (id > Instrument.MAX_ID) {
            throw new InstrumentBookException(file + ": all ids up to " + Instrument.MAX_ID + " are given");
        }
        return id;
    }

    private void add(BookEntry entry) {
        put(entry);
        if (channel != null) {
            try {
                append(entry.line());
            } catch (IOException e) {
                throw fault(e);
            }
        }
    }

    private void append(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Instruments that have an id. */
    public synchronized int size() {
        return taken.cardinality();
    }

    private InstrumentBookException fault(IOException e) {
        return new InstrumentBookException("instrument book " + file + ": " + FileFault.reason(e), e);
    }

    @Override
    public synchronized void close() {
        if (channel != null) {
            try (FileChannel closing = channel) {
                closing.force(true);
            } catch (IOException e) {
                throw fault(e);
            } finally {
                channel = null;
            }
        }
    }
}
