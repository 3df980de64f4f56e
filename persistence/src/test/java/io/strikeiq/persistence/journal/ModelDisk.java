package io.strikeiq.persistence.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.random.RandomGenerator;

/**
 * What of a model queue has come from the page cache to the disk. When the power fails each sector behind the last sync is
 * there or is not, whatever the order in which they were written.
 */
public final class ModelDisk {
    private static final int SECTOR = 64;
    private final Path directory;
    private byte[] forced = new byte[ModelQueue.SIZE];

    public ModelDisk(Path directory) {
        this.directory = directory;
    }

    private Path file() {
        return directory.resolve(ModelQueue.NAME);
    }

    /** Everything written so far is on the disk. */
    public void force() {
        forced = read();
    }

    private byte[] read() {
        try {
            return Files.readAllBytes(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(byte[] bytes) {
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of what was not forced, each sector is lost or not. */
    public void failPower(RandomGenerator random) {
        byte[] cached = read();
        int share = random.nextInt(5);
        for (int at = 0; at < cached.length; at += SECTOR) {
            if (random.nextInt(4) < share) {
                System.arraycopy(forced, at, cached, at, SECTOR);
            }
        }
        write(cached);
    }

    /** Index of the last good record. */
    public long last() {
        try (JournalScanner scanner = new JournalScanner(directory)) {
            scanner.skipTo(Long.MAX_VALUE);
            return scanner.lastGoodIndex();
        }
    }

    /** Cuts a damaged journal behind its last good record, as a repair does. */
    public void repair() {
        try (JournalScanner scanner = new JournalScanner(directory)) {
            scanner.skipTo(Long.MAX_VALUE);
        } catch (JournalDamagedException damage) {
            cut(damage);
        }
        force();
    }

    private void cut(JournalDamagedException damage) {
        byte[] bytes = damage.lastGoodIndex() < 0 ? new byte[ModelQueue.SIZE] : read();
        ByteBuffer memory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int last = ModelQueue.FIRST_RECORD;
        int at = last;
        while (damage.lastGoodIndex() >= 0 && at < damage.offset()) {
            last = at;
            at += Integer.BYTES + ((memory.getInt(at) + 3) & ~3);
        }
        for (int i = at; i < bytes.length; i++) {
            bytes[i] = 0;
        }
        if (damage.lastGoodIndex() >= 0) {
            memory.putLong(ModelQueue.WRITE_POSITION, last);
        }
        write(bytes);
    }
}
